import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ScriptedWorker } from "../../test/support/scripted-worker.ts";
import type { WorkerPort } from "../recognizer-client.ts";
import type { ModelMessage, ModelRequest } from "./messages.ts";
import { ModelSession, type SessionState } from "./model-session.ts";
import type { KeptModel, ModelStore } from "./model-store.ts";
import type { ModelSummary } from "./model-summary.ts";

type ModelWorker = ScriptedWorker<ModelRequest, ModelMessage>;

const detected = { range: "0..255", ink: "white" } as const;

function card(name: string, used: NonNullable<ModelSummary["input"]>["used"] = detected): ModelSummary {
  const structure = { input: "28×28×1", parameters: 7, layers: [] };
  return { name, bytes: 3, structure, input: { used, detected }, calibrated: false, hasRejectClass: false };
}

const file = (name: string, size = 3) => ({ name, size, arrayBuffer: async () => Uint8Array.of(1, 2, 3).buffer });

function started({ kept, full = false }: { kept?: KeptModel; full?: boolean } = {}) {
  const workers: ModelWorker[] = [];
  const states: SessionState[] = [];
  const client = { take: vi.fn(), again: vi.fn(), restart: vi.fn() };
  let stored = kept;
  const store: ModelStore = {
    load: async () => stored,
    async save(model) {
      if (!full) stored = model;
      return !full;
    },
    async remove() {
      stored = undefined;
    },
  };
  const session = new ModelSession({
    client,
    store,
    startWorker() {
      workers.push(new ScriptedWorker());
      return workers.at(-1)!;
    },
    onState: (state) => states.push(state),
  });
  return { session, workers, client, state: () => states.at(-1)!, stored: () => stored };
}

/** A session that reads with the model of this name. */
async function reading(name: string, options: Parameters<typeof started>[0] = {}) {
  const all = started(options);
  await all.session.open(file(name));
  all.workers[0]!.say({ type: "trying" });
  all.workers[0]!.say({ type: "card", card: card(name) });
  await vi.advanceTimersByTimeAsync(0);
  return all;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a file", () => {
  it("is opened and tried by a worker of its own, then read with and kept", async () => {
    const { session, workers, client, state, stored } = started();
    const opening = session.open(file("a.keras"));
    expect(state().busy).toEqual({ name: "a.keras", step: "reading" });
    await opening;
    const [worker] = workers;
    expect(worker!.requests).toEqual([{ type: "open", name: "a.keras", bytes: Uint8Array.of(1, 2, 3) }]);
    worker!.say({ type: "trying" });
    expect(state().busy).toEqual({ name: "a.keras", step: "trying" });
    expect(client.take).not.toHaveBeenCalled();
    worker!.say({ type: "card", card: card("a.keras") });
    expect(client.take).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state()).toEqual({ card: card("a.keras"), kept: true, busy: undefined, problem: undefined });
    expect(stored()).toEqual({ name: "a.keras", bytes: Uint8Array.of(1, 2, 3), input: card("").input });
  });

  it("gets the client's drawings and gives it the answers alone", async () => {
    const { workers, client } = await reading("a.keras");
    const port: WorkerPort = client.take.mock.calls[0]![0];
    const heard = vi.fn();
    port.onmessage = heard;
    const request = { type: "read", id: 1, ink: { strokes: [] } } as const;
    port.postMessage(request);
    expect(workers[0]!.requests.at(-1)).toEqual(request);
    workers[0]!.say({ type: "card", card: card("a.keras") });
    workers[0]!.say({ type: "unread", id: 1, detail: "too wild" });
    expect(heard.mock.calls.map(([event]) => event.data.type)).toEqual(["unread"]);
    port.terminate();
    expect(workers[0]!.terminated).toBe(true);
  });

  it("that is too large is not even read", async () => {
    const { session, workers, state } = started();
    const arrayBuffer = vi.fn();
    await session.open({ name: "big.onnx", size: 64 * 2 ** 20 + 1, arrayBuffer });
    expect(arrayBuffer).not.toHaveBeenCalled();
    expect(workers).toEqual([]);
    expect(state().problem).toBe("big.onnx is larger than 64 MB, the most that is opened here.");
  });

  it("that is a folder is said to be no file", async () => {
    const { session, state } = started();
    await session.open({ name: "models", size: 0, arrayBuffer: () => Promise.reject(new Error("NotFoundError")) });
    expect(state()).toMatchObject({ busy: undefined, problem: expect.stringMatching(/^models could not be opened/) });
  });

  it.each<[string, (worker: ModelWorker) => unknown, string]>([
    ["is refused", (worker) => worker.say({ type: "refused", detail: "b.keras: no" }), "b.keras: no"],
    ["never ends", () => vi.advanceTimersByTime(20_000), "b.keras took longer than 20 seconds and was given up."],
    ["crashes its worker", (worker) => worker.crash("out of memory"), "b.keras could not be opened. out of memory"],
  ])("that %s changes nothing but says why", async (_, happen, problem) => {
    const { session, workers, client, state, stored } = await reading("a.keras");
    await session.open(file("b.keras"));
    happen(workers[1]!);
    expect(workers[1]!.terminated).toBe(true);
    expect(workers[0]!.terminated).toBe(false);
    expect(state()).toEqual({ card: card("a.keras"), kept: true, busy: undefined, problem });
    expect(client.take).toHaveBeenCalledOnce();
    expect(client.restart).not.toHaveBeenCalled();
    expect(stored()!.name).toBe("a.keras");
  });

  it("has its time limit for each step", async () => {
    const { session, workers, state } = started();
    await session.open(file("a.keras"));
    vi.advanceTimersByTime(19_999);
    workers[0]!.say({ type: "trying" });
    vi.advanceTimersByTime(19_999);
    expect(state().problem).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(state().problem).toMatch(/^a.keras took longer/);
  });

  it("takes the place of one that is still being opened", async () => {
    const { session, workers, state } = started();
    const first = session.open(file("a.keras"));
    const second = session.open(file("b.keras"));
    await Promise.all([first, second]);
    expect(workers.map(({ requests }) => requests[0])).toMatchObject([{ name: "b.keras" }]);
    await session.open(file("c.keras"));
    expect(workers[0]!.terminated).toBe(true);
    expect(state().busy!.name).toBe("c.keras");
  });

  it("reads without being kept where the browser keeps nothing", async () => {
    const { state } = await reading("a.keras", { full: true });
    expect(state()).toMatchObject({ card: { name: "a.keras" }, kept: false, problem: undefined });
  });
});

describe("a kept model", () => {
  const kept: KeptModel = { name: "a.keras", bytes: Uint8Array.of(4), input: { used: detected, detected } };

  it("is opened with what was found out of it", async () => {
    const { session, workers, client, state } = started({ kept });
    await session.restore("a.keras");
    expect(workers[0]!.requests).toEqual([{ type: "open", ...kept }]);
    workers[0]!.say({ type: "card", card: card("a.keras") });
    expect(client.take).toHaveBeenCalledOnce();
    expect(state().kept).toBe(true);
  });

  it("is forgotten when it is refused, and stays when it took too long", async () => {
    for (const [happen, stays] of [
      [(worker: ModelWorker) => worker.say({ type: "refused", detail: "a.keras: no" }), false],
      [() => vi.advanceTimersByTime(20_000), true],
    ] as const) {
      const { session, workers, stored } = started({ kept });
      await session.restore("a.keras");
      happen(workers[0]!);
      expect(stored() !== undefined).toBe(stays);
    }
  });

  it("that the browser has cleared away is said to be gone", async () => {
    const { session, state } = started();
    await session.restore("a.keras");
    expect(state()).toMatchObject({ busy: undefined, problem: "a.keras is no longer in this browser." });
  });
});

describe("a model that reads", () => {
  const black = { range: "0..1", ink: "black" } as const;

  it("is tried anew with another encoding, which is kept, and reads the drawing anew", async () => {
    const { session, workers, client, state, stored } = await reading("a.keras");
    session.overrule(black);
    expect(workers[0]!.requests.at(-1)).toEqual({ type: "overrule", input: black });
    expect(state().busy).toEqual({ name: "a.keras", step: "trying" });
    workers[0]!.say({ type: "card", card: card("a.keras", black) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state()).toMatchObject({ busy: undefined, problem: undefined, kept: true });
    expect(client.again).toHaveBeenCalledOnce();
    expect(stored()!.input).toEqual({ used: black, detected });
  });

  it("that is tried anew does not end the opening of the next", async () => {
    const { session, workers, state } = await reading("a.keras");
    session.overrule(black);
    const opening = session.open(file("b.keras"));
    workers[0]!.say({ type: "card", card: card("a.keras", black) });
    await opening;
    expect(state().busy).toEqual({ name: "b.keras", step: "reading" });
    expect(workers[1]!.requests).toHaveLength(1);
  });

  it("is removed", async () => {
    const { session, client, state, stored } = await reading("a.keras");
    await session.remove();
    expect(client.restart).toHaveBeenCalledOnce();
    expect(stored()).toBeUndefined();
    expect(state()).toEqual({ card: undefined, kept: false, busy: undefined, problem: undefined });
  });

  it("and crashes gives way to Tenpen's own", async () => {
    const { workers, client, state, stored } = await reading("a.keras");
    workers[0]!.crash("out of memory");
    await vi.advanceTimersByTimeAsync(0);
    expect(client.restart).toHaveBeenCalledOnce();
    expect(stored()).toBeUndefined();
    expect(state()).toMatchObject({
      card: undefined,
      problem: "a.keras has stopped and was removed. out of memory",
    });
  });
});
