import { describe, expect, it, vi } from "vitest";
import { TenpenError } from "../src/errors.ts";
import type { Ink } from "../src/ink/stroke.ts";
import { heard, ScriptedWorker } from "../test/support/scripted-worker.ts";
import { useFakeTimers } from "../test/support/use-fake-timers.ts";
import type { Read, Reader } from "./reader.ts";
import { type Answer, type NetworkState, RecognizerClient } from "./recognizer-client.ts";

const ink = (x: number): Ink => ({ strokes: [[{ x, y: 0 }]] });
const read: Read = {
  reading: { text: "", confidence: 0, numbers: [], digits: [] },
  views: [],
  characters: [],
};
const missing = { code: "network", what: "ink.safetensors", rule: "must be answered with 200", got: "500" } as const;
const wild = { code: "ink", what: "ink", rule: "must be tame", got: "wild" } as const;

/** A reader that is not the client's own. */
class OtherReader implements Reader {
  readonly asked: Ink[] = [];
  ended = false;
  #answer: (() => void) | undefined;

  read(ink: Ink): Promise<Read> {
    this.asked.push(ink);
    return new Promise((resolve) => {
      this.#answer = () => resolve(read);
    });
  }

  end(): void {
    this.ended = true;
  }

  async answer(): Promise<void> {
    this.#answer!();
    await heard();
  }
}

function connected() {
  const workers: ScriptedWorker[] = [];
  const client = new RecognizerClient(() => {
    workers.push(new ScriptedWorker());
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

/** A client whose own model is there. */
async function ready() {
  const all = connected();
  await all.workers[0]!.answer();
  return { ...all, worker: all.workers[0]! };
}

useFakeTimers();

describe("recognizer client", () => {
  it("reads what was asked for while the network was loading, and only the newest of it", async () => {
    const { client, workers, states, revisions } = connected();
    const [worker] = workers;
    client.read(ink(1), 1);
    client.read(ink(2), 2);
    expect(worker!.requests).toMatchObject([{ method: "load" }]);
    await worker!.answer();
    expect(worker!.asked("read")).toEqual([ink(2)]);
    await worker!.answer(read);
    expect(revisions()).toEqual([2]);
    expect(states).toEqual(["loading", "ready"]);
  });

  it("keeps no queue: while one drawing is being read, only the newest waits", async () => {
    const { client, worker, answers, revisions } = await ready();
    for (let revision = 1; revision <= 50; revision++) client.read(ink(revision), revision);
    expect(worker.asked("read")).toHaveLength(1);
    await worker.answer(read);
    await worker.answer(read);
    expect(worker.asked("read")).toEqual([ink(1), ink(50)]);
    expect(revisions()).toEqual([1, 50]);
    expect(answers[0]).toEqual({ type: "answer", revision: 1, ...read });
  });

  it("answers nothing that was forgotten, and takes back what is being read", async () => {
    const { client, worker, answers, revisions } = await ready();
    client.read(ink(1), 1);
    client.read(ink(2), 2);
    client.forget();
    expect(worker.cancelled).toEqual([worker.requests.at(-1)!.id]);
    await worker.answer(read);
    expect(answers).toEqual([]);
    client.read(ink(3), 3);
    await worker.answer(read);
    expect(revisions()).toEqual([3]);
  });

  it("reads with the reader that it takes, the last drawing first, answered or not", async () => {
    const { client, worker, workers, states, revisions } = await ready();
    const other = new OtherReader();
    client.read(ink(1), 1);
    await worker.answer(read);
    client.take(other);
    expect(worker.ended).toBe(true);
    expect(other.asked).toEqual([ink(1)]);
    client.read(ink(2), 2);
    await other.answer();
    await other.answer();
    expect(revisions()).toEqual([1, 1, 2]);
    client.forget();
    client.restart();
    expect(other.ended).toBe(true);
    await workers[1]!.answer();
    expect(workers[1]!.asked("read")).toEqual([]);
    expect(states).toEqual(["loading", "ready", "ready", "loading", "ready"]);
  });

  it("reads what is none of the paper's beside that, and only while something reads", async () => {
    const { signal } = new AbortController();
    const { client, workers, answers } = connected();
    await expect(client.readAside(ink(1), signal)).rejects.toMatchObject({ code: "network" });
    await workers[0]!.answer();
    const aside = client.readAside(ink(2), signal);
    await workers[0]!.answer(read);
    expect((await aside).reading).toEqual(read.reading);
    expect(answers).toEqual([]);
    // It is not what is asked about when something else reads.
    const other = new OtherReader();
    client.take(other);
    expect(other.asked).toEqual([]);
  });

  it("reads the last drawing anew when it is told to, and none that was forgotten", async () => {
    const { client, worker, revisions } = await ready();
    client.again();
    expect(worker.asked("read")).toEqual([]);
    client.read(ink(1), 1);
    await worker.answer(read);
    client.again();
    await worker.answer(read);
    expect(revisions()).toEqual([1, 1]);
    client.forget();
    client.again();
    expect(worker.asked("read")).toHaveLength(2);
  });

  it("teaches its own model, anew after a restart, and reads the drawing again", async () => {
    const { client, worker, workers } = await ready();
    const corrections = [{ ink: ink(5), label: "7" }];
    client.read(ink(1), 1);
    await worker.answer(read);
    expect(client.learns).toBe(true);
    client.setCorrections(corrections);
    expect(worker.requests.slice(-2)).toMatchObject([
      { method: "setCorrections", params: corrections },
      { method: "read", params: ink(1) },
    ]);
    client.restart();
    expect(workers[1]!.requests).toMatchObject([{ method: "load" }, { method: "setCorrections", params: corrections }]);
  });

  it("teaches no model of the user's, and has no strokes of its digits", async () => {
    const { client, worker } = await ready();
    client.take(new OtherReader());
    client.setCorrections([{ ink: ink(5), label: "7" }]);
    expect(client.learns).toBe(false);
    expect(worker.asked("setCorrections")).toEqual([]);
    expect(await client.strokesOf(ink(1), 0)).toEqual(ink(1).strokes);
  });

  it("takes a reader while its own loads or has failed, and hears nothing more of its own", async () => {
    const { client, workers, states } = connected();
    client.read(ink(1), 1);
    const other = new OtherReader();
    client.take(other);
    await workers[0]!.answer();
    expect(other.asked).toHaveLength(1);
    expect(states).toEqual(["loading", "ready"]);
    client.restart();
    await workers[1]!.refuse(missing);
    client.take(other);
    expect(states).toEqual(["loading", "ready", "loading", "failed", "ready"]);
  });

  it("reads after a failure and a restart what was not answered before", async () => {
    const { client, workers, network, states, revisions } = connected();
    client.read(ink(1), 1);
    await workers[0]!.refuse(missing);
    expect(workers[0]!.ended).toBe(true);
    expect(network()).toEqual({ status: "failed", fault: missing });
    client.restart();
    await workers[1]!.answer();
    await workers[1]!.answer(read);
    expect(revisions()).toEqual([1]);
    expect(states).toEqual(["loading", "failed", "loading", "ready"]);
  });

  it("says that loading is slow after ten seconds, and anew after a restart, while it goes on", async () => {
    const { client, workers, network } = connected();
    const slow = { status: "loading", slow: true };
    vi.advanceTimersByTime(9_999);
    expect(network().slow).toBe(false);
    vi.advanceTimersByTime(1);
    expect(network()).toEqual(slow);
    expect(workers[0]!.ended).toBe(false);
    client.restart();
    expect(network().slow).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(network()).toEqual(slow);
    await workers[1]!.answer();
    client.restart();
    await workers[2]!.answer();
    vi.advanceTimersByTime(20_000);
    expect(network()).toEqual({ status: "ready" });
  });

  it("stays ready after a drawing that could not be read, and reads the next", async () => {
    const { client, worker, workers, answers, states, revisions } = await ready();
    client.read(ink(1), 1);
    await worker.refuse(wild);
    expect(answers).toEqual([{ type: "unread", revision: 1, fault: wild }]);
    expect(worker.ended).toBe(false);
    client.read(ink(2), 2);
    await worker.answer(read);
    expect(revisions()).toEqual([1, 2]);
    expect(workers).toHaveLength(1);
    expect(states).toEqual(["loading", "ready"]);
  });

  it("gives up a reading that takes ten seconds, as when its worker was ended without a word", async () => {
    const { client, worker, workers, answers, network, revisions } = await ready();
    client.read(ink(1), 1);
    client.read(ink(2), 2);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(network().status).toBe("ready");
    await vi.advanceTimersByTimeAsync(1);
    expect(network()).toMatchObject({ status: "failed", fault: { code: "timeout" } });
    expect(worker.ended).toBe(true);
    expect(answers).toEqual([]);
    client.restart();
    await workers[1]!.answer();
    await workers[1]!.answer(read);
    expect(revisions()).toEqual([2]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(network()).toEqual({ status: "ready" });
  });

  it.each([true, false])("fails when its worker ends, whether it reads or not: %s", async (reads) => {
    const { client, worker, answers, network } = await ready();
    if (reads) client.read(ink(1), 1);
    await worker.die("out of memory");
    expect(network()).toMatchObject({ status: "failed", fault: { code: "worker", got: "out of memory" } });
    expect(answers).toEqual([]);
  });

  it("fails when the worker cannot be started", () => {
    const client = new RecognizerClient(() => {
      throw new TenpenError("worker", "workers", "must be there", "none");
    });
    const states: NetworkState[] = [];
    client.connect({ onAnswer: () => {}, onNetwork: (state) => states.push(state) });
    const fault = { code: "worker", what: "workers", rule: "must be there", got: "none" };
    expect(states).toEqual([{ status: "failed", fault }]);
  });
});
