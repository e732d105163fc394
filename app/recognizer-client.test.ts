import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Ink } from "../src/ink/stroke.ts";
import { ScriptedWorker } from "../test/support/scripted-worker.ts";
import type { ReadRequest, WorkerMessage } from "./messages.ts";
import { type Answer, type NetworkState, RecognizerClient } from "./recognizer-client.ts";

/** A worker that answers when the test says so. */
class ReadingWorker extends ScriptedWorker<ReadRequest, WorkerMessage> {
  answerLast(): void {
    const { id } = this.requests.at(-1)!;
    this.say({ type: "answer", id, reading: { text: "", digits: [] }, view: { size: 1, pixels: new Uint8Array(1) } });
  }
}

const ink = (x: number): Ink => ({ strokes: [[{ x, y: 0 }]] });

function connected() {
  const workers: ReadingWorker[] = [];
  const client = new RecognizerClient(() => {
    workers.push(new ReadingWorker());
    return workers.at(-1)!;
  });
  const answers: Answer[] = [];
  const states: NetworkState["status"][] = [];
  let state: NetworkState;
  client.connect({
    onAnswer: (answer) => answers.push(answer),
    onNetwork(next) {
      state = next;
      states.push(next.status);
    },
  });
  const network = () => state as NetworkState & { slow?: boolean };
  return { client, workers, answers, states, network, revisions: () => answers.map(({ revision }) => revision) };
}

describe("recognizer client", () => {
  it("reads what was asked for while the network was loading, and only the newest of it", () => {
    const { client, workers, states, revisions } = connected();
    client.read(ink(1), 1);
    client.read(ink(2), 2);
    expect(workers[0]!.requests).toEqual([]);
    workers[0]!.say({ type: "ready" });
    expect(workers[0]!.requests.map((request) => request.ink)).toEqual([ink(2)]);
    workers[0]!.answerLast();
    expect(revisions()).toEqual([2]);
    expect(states).toEqual(["loading", "ready"]);
  });

  it("keeps no queue: while one drawing is being read, only the newest waits", () => {
    const { client, workers, revisions } = connected();
    workers[0]!.say({ type: "ready" });
    for (let revision = 1; revision <= 50; revision++) client.read(ink(revision), revision);
    expect(workers[0]!.requests).toHaveLength(1);
    workers[0]!.answerLast();
    workers[0]!.answerLast();
    expect(workers[0]!.requests).toHaveLength(2);
    expect(revisions()).toEqual([1, 50]);
  });

  it("answers nothing that was forgotten", () => {
    const { client, workers, answers, revisions } = connected();
    workers[0]!.say({ type: "ready" });
    client.read(ink(1), 1);
    client.read(ink(2), 2);
    client.forget();
    workers[0]!.answerLast();
    expect(answers).toEqual([]);
    client.read(ink(3), 3);
    workers[0]!.answerLast();
    expect(revisions()).toEqual([3]);
  });

  it("reads with the worker that it takes, the last drawing first, answered or not", () => {
    const { client, workers, states, revisions } = connected();
    const [first, other] = [workers[0]!, new ReadingWorker()];
    first.say({ type: "ready" });
    client.read(ink(1), 1);
    first.answerLast();
    client.take(other);
    expect(first.terminated).toBe(true);
    expect(other.requests).toMatchObject([{ type: "read", ink: ink(1) }]);
    client.read(ink(2), 2);
    other.answerLast();
    other.answerLast();
    expect(revisions()).toEqual([1, 1, 2]);
    client.forget();
    client.restart();
    expect(other.terminated).toBe(true);
    workers[1]!.say({ type: "ready" });
    expect(workers[1]!.requests).toEqual([]);
    expect(states).toEqual(["loading", "ready", "ready", "loading", "ready"]);
  });

  it("reads the last drawing anew when it is told to, and none that was forgotten", () => {
    const { client, workers, revisions } = connected();
    const worker = workers[0]!;
    worker.say({ type: "ready" });
    client.again();
    expect(worker.requests).toEqual([]);
    client.read(ink(1), 1);
    worker.answerLast();
    client.again();
    worker.answerLast();
    expect(revisions()).toEqual([1, 1]);
    client.forget();
    client.again();
    expect(worker.requests).toHaveLength(2);
  });

  it("takes a worker while its own loads or has failed, and hears nothing more of its own", () => {
    const { client, workers, states } = connected();
    client.read(ink(1), 1);
    const other = new ReadingWorker();
    client.take(other);
    expect(other.requests).toHaveLength(1);
    expect(states).toEqual(["loading", "ready"]);
    client.restart();
    workers[1]!.say({ type: "failed", reason: "fetch", detail: "HTTP 500" });
    client.take(other);
    expect(states.at(-1)).toBe("ready");
  });

  it("reads after a failure and a restart what was not answered before", () => {
    const { client, workers, states, revisions } = connected();
    client.read(ink(1), 1);
    workers[0]!.say({ type: "failed", reason: "fetch", detail: "HTTP 500" });
    expect(workers[0]!.terminated).toBe(true);
    client.restart();
    workers[1]!.say({ type: "ready" });
    workers[1]!.answerLast();
    expect(revisions()).toEqual([1]);
    expect(states).toEqual(["loading", "failed", "loading", "ready"]);
  });

  it("says that loading is slow after ten seconds, and anew after a restart, while it goes on", () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const { client, workers, network } = connected();
    const slow = { status: "loading", slow: true };
    vi.advanceTimersByTime(9_999);
    expect(network().slow).toBe(false);
    vi.advanceTimersByTime(1);
    expect(network()).toEqual(slow);
    expect(workers[0]!.terminated).toBe(false);
    client.restart();
    expect(network().slow).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(network()).toEqual(slow);
    workers[1]!.say({ type: "ready" });
    client.restart();
    workers[2]!.say({ type: "ready" });
    vi.advanceTimersByTime(20_000);
    expect(network()).toEqual({ status: "ready" });
  });

  it("stays ready after a drawing that could not be read, and reads the next", () => {
    const { client, workers, answers, states, revisions } = connected();
    const worker = workers[0]!;
    worker.say({ type: "ready" });
    client.read(ink(1), 1);
    worker.say({ type: "unread", id: worker.requests.at(-1)!.id, detail: "too wild" });
    expect(answers).toMatchObject([{ type: "unread", revision: 1, detail: "too wild" }]);
    expect(worker.terminated).toBe(false);
    client.read(ink(2), 2);
    worker.answerLast();
    expect(revisions()).toEqual([1, 2]);
    expect(workers).toHaveLength(1);
    expect(states).toEqual(["loading", "ready"]);
  });

  it("fails when the worker cannot be started", () => {
    const client = new RecognizerClient(() => {
      throw new Error("no workers here");
    });
    const states: NetworkState[] = [];
    client.connect({ onAnswer: () => {}, onNetwork: (state) => states.push(state) });
    expect(states).toEqual([{ status: "failed", failure: { reason: "start", detail: "Error: no workers here" } }]);
  });
});
