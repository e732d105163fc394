import { describe, expect, it, vi } from "vitest";
import type { Fault } from "../../src/errors.ts";
import { ScriptedWorker } from "../../test/support/scripted-worker.ts";
import { useFakeTimers } from "../../test/support/use-fake-timers.ts";
import type { Read, Reader } from "../reader.ts";
import type { KeptModel } from "../store/rooms/kept-model.ts";
import { ModelSession, type SessionState } from "./model-session.ts";
import type { ModelStore } from "./model-store.ts";
import type { ModelSummary } from "./model-summary.ts";

const detected = { range: "0..255", ink: "white" } as const;

function summary(name: string, used: NonNullable<ModelSummary["input"]>["used"] = detected): ModelSummary {
  const structure = { input: "28×28×1", parameters: 7, layers: [] };
  return { name, bytes: 3, structure, input: { used, detected }, calibrated: false, hasRejectClass: false };
}

const file = (name: string, size = 3) => ({ name, size, arrayBuffer: async () => Uint8Array.of(1, 2, 3).buffer });

const refusal = { code: "model", what: "b.keras", rule: "must be a model", got: "no" } as const;
const noSignal = new AbortController().signal;

function started({ kept, full = false, load }: { kept?: KeptModel; full?: boolean; load?: ModelStore["load"] } = {}) {
  const workers: ScriptedWorker[] = [];
  const states: SessionState[] = [];
  const client = { take: vi.fn(), again: vi.fn(), restart: vi.fn() };
  let stored = kept;
  let onOther = () => {};
  const store: ModelStore = {
    load: load ?? (async () => stored),
    async save(model) {
      if (!full) stored = model;
      return !full;
    },
    async remove() {
      stored = undefined;
    },
    watch(heard) {
      onOther = heard;
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
  return {
    session,
    workers,
    client,
    state: () => states.at(-1)!,
    stored: () => stored,
    changeElsewhere: () => onOther(),
  };
}

/** As far as it goes before the worker answers. */
async function opened(_opening: Promise<void>): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

/** A session that reads with the model of this name. */
async function reading(name: string, options: Parameters<typeof started>[0] = {}) {
  const all = started(options);
  await opened(all.session.open(file(name)));
  await all.workers[0]!.answer();
  await all.workers[0]!.answer(summary(name));
  return { ...all, worker: all.workers[0]! };
}

useFakeTimers();

describe("a file", () => {
  it("that was refused is told until that is to be forgotten", async () => {
    const { session, state } = started();
    await session.open(file("a.keras", 2 ** 30));
    expect(state().problem?.file).toBe("a.keras");
    session.forgetProblem();
    expect(state().problem).toBeUndefined();
  });

  it("is opened and tried by a worker of its own, then read with and kept", async () => {
    const { session, workers, client, state, stored } = started();
    const opening = session.open(file("a.keras"));
    expect(state().busy).toEqual({ name: "a.keras", step: "reading" });
    await opened(opening);
    const [worker] = workers;
    expect(worker!.asked("open")).toEqual([{ name: "a.keras", bytes: Uint8Array.of(1, 2, 3) }]);
    await worker!.answer();
    expect(worker!.asked("examine")).toEqual([undefined]);
    expect(state().busy).toEqual({ name: "a.keras", step: "trying" });
    expect(client.take).not.toHaveBeenCalled();
    await worker!.answer(summary("a.keras"));
    expect(client.take).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state()).toEqual({ summary: summary("a.keras"), kept: true, busy: undefined, problem: undefined });
    expect(stored()).toEqual({ name: "a.keras", bytes: Uint8Array.of(1, 2, 3), input: summary("").input });
  });

  it("reads the drawings that the client gives it, and is ended by it", async () => {
    const { worker, client } = await reading("a.keras");
    const reader: Reader = client.take.mock.calls[0]![0];
    const ink = { strokes: [] };
    const read: Read = {
      reading: { text: "", confidence: 0, numbers: [], digits: [] },
      views: [],
      characters: [],
    };
    const by = { name: "a.keras", calibrated: summary("a.keras").calibrated };
    const answer = reader.read(ink, noSignal);
    expect(worker.asked("read")).toEqual([ink]);
    await worker.answer(read);
    expect(await answer).toEqual({ ...read, by });
    expect(reader.by).toEqual(by);
    reader.end();
    expect(worker.ended).toBe(true);
  });

  it("that is too large is not even read", async () => {
    const { session, workers, state } = started();
    const arrayBuffer = vi.fn();
    await session.open({ name: "big.onnx", size: 64 * 2 ** 20 + 1, arrayBuffer });
    expect(arrayBuffer).not.toHaveBeenCalled();
    expect(workers).toEqual([]);
    const fault = { code: "limit", what: "file", rule: "must be at most 64 MB", got: `${64 * 2 ** 20 + 1}` };
    expect(state().problem).toEqual({ file: "big.onnx", during: "open", fault });
  });

  it("that is a folder is said to be no file", async () => {
    const { session, state } = started();
    await session.open({ name: "models", size: 0, arrayBuffer: () => Promise.reject(new Error("NotFoundError")) });
    expect(state()).toMatchObject({
      busy: undefined,
      problem: { file: "models", during: "open", fault: { code: "data" } },
    });
  });

  it.each<[string, (worker: ScriptedWorker) => unknown, Partial<Fault>]>([
    ["is refused", (worker) => worker.refuse(refusal), refusal],
    ["never ends", () => vi.advanceTimersByTimeAsync(20_000), { code: "timeout" }],
    ["crashes its worker", (worker) => worker.die("out of memory"), { code: "worker", got: "out of memory" }],
  ])("that %s changes nothing but says why", async (_, happen, fault) => {
    const { session, workers, client, state, stored } = await reading("a.keras");
    await opened(session.open(file("b.keras")));
    await happen(workers[1]!);
    expect(workers[1]!.ended).toBe(true);
    expect(workers[0]!.ended).toBe(false);
    expect(state()).toMatchObject({ summary: summary("a.keras"), kept: true, busy: undefined });
    expect(state().problem).toMatchObject({ file: "b.keras", during: "open", fault });
    expect(client.take).toHaveBeenCalledOnce();
    expect(client.restart).not.toHaveBeenCalled();
    expect(stored()!.name).toBe("a.keras");
  });

  it("has its time limit for each step", async () => {
    const { session, workers, state } = started();
    await opened(session.open(file("a.keras")));
    await vi.advanceTimersByTimeAsync(19_999);
    await workers[0]!.answer();
    await vi.advanceTimersByTimeAsync(19_999);
    expect(state().problem).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(state().problem).toMatchObject({ file: "a.keras", fault: { code: "timeout" } });
  });

  it("takes the place of one that is still being opened", async () => {
    const { session, workers, state } = started();
    const first = session.open(file("a.keras"));
    const second = session.open(file("b.keras"));
    await first;
    await opened(second);
    expect(workers.map((worker) => worker.asked("open"))).toMatchObject([[{ name: "b.keras" }]]);
    await opened(session.open(file("c.keras")));
    expect(workers[0]!.ended).toBe(true);
    expect(state().busy!.name).toBe("c.keras");
  });

  it("reads without being kept where the browser keeps nothing", async () => {
    const { state } = await reading("a.keras", { full: true });
    expect(state()).toMatchObject({ summary: { name: "a.keras" }, kept: false, problem: undefined });
  });
});

describe("a kept model", () => {
  const kept: KeptModel = { name: "a.keras", bytes: Uint8Array.of(4), input: { used: detected, detected } };

  it("is given up after 20 seconds where the browser does not hand it over, and is kept all the same", async () => {
    const { session, state, stored } = started({ kept, load: () => new Promise(() => {}) });
    void session.restore("a.keras");
    await vi.advanceTimersByTimeAsync(19_999);
    expect(state().busy).toEqual({ name: "a.keras", step: "reading" });
    await vi.advanceTimersByTimeAsync(1);
    expect(state()).toMatchObject({ busy: undefined, problem: { file: "a.keras", fault: { code: "timeout" } } });
    expect(stored()).toEqual(kept);
  });

  it("is opened with what was found out of it", async () => {
    const { session, workers, client, state } = started({ kept });
    await opened(session.restore("a.keras"));
    expect(workers[0]!.asked("open")).toEqual([{ name: kept.name, bytes: kept.bytes }]);
    await workers[0]!.answer();
    expect(workers[0]!.asked("examine")).toEqual([kept.input]);
    await workers[0]!.answer(summary("a.keras"));
    expect(client.take).toHaveBeenCalledOnce();
    expect(state().kept).toBe(true);
  });

  it.each<[string, (worker: ScriptedWorker) => unknown, boolean]>([
    ["is forgotten when it is refused", (worker) => worker.refuse(refusal), false],
    ["stays when it took too long", () => vi.advanceTimersByTimeAsync(20_000), true],
    ["stays when its worker ends", (worker) => worker.die("no script"), true],
  ])("%s", async (_, happen, stays) => {
    const { session, workers, stored } = started({ kept });
    await opened(session.restore("a.keras"));
    await happen(workers[0]!);
    expect(stored() !== undefined).toBe(stays);
  });

  it("that the browser has cleared away is said to be gone", async () => {
    const { session, state } = started();
    await session.restore("a.keras");
    expect(state()).toMatchObject({ busy: undefined, problem: { file: "a.keras", during: "restore" } });
  });
});

describe("a model that reads", () => {
  const black = { range: "0..1", ink: "black" } as const;

  it("is tried anew with another encoding, which is kept, and reads the drawing anew", async () => {
    const { session, worker, client, state, stored } = await reading("a.keras");
    void session.override(black);
    expect(worker.asked("override")).toEqual([black]);
    expect(state().busy).toEqual({ name: "a.keras", step: "trying" });
    await worker.answer(summary("a.keras", black));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state()).toMatchObject({
      summary: summary("a.keras", black),
      busy: undefined,
      problem: undefined,
      kept: true,
    });
    expect(client.again).toHaveBeenCalledOnce();
    expect(stored()!.input).toEqual({ used: black, detected });
  });

  it("that is tried anew does not end the opening of the next", async () => {
    const { session, worker, workers, state } = await reading("a.keras");
    void session.override(black);
    const opening = session.open(file("b.keras"));
    await worker.answer(summary("a.keras", black));
    await opened(opening);
    expect(state().busy).toEqual({ name: "b.keras", step: "reading" });
    expect(workers[1]!.requests).toHaveLength(1);
  });

  it("is kept no more when another tab removes it, or keeps another, and reads on", async () => {
    const { client, state, changeElsewhere } = await reading("a.keras");
    expect(state().kept).toBe(true);
    changeElsewhere();
    expect(state()).toMatchObject({ summary: { name: "a.keras" }, kept: false, problem: undefined });
    expect(client.restart).not.toHaveBeenCalled();
  });

  it("is removed", async () => {
    const { session, client, state, stored } = await reading("a.keras");
    await session.remove();
    expect(client.restart).toHaveBeenCalledOnce();
    expect(stored()).toBeUndefined();
    expect(state()).toEqual({ summary: undefined, kept: false, busy: undefined, problem: undefined });
  });

  type Reads = Awaited<ReturnType<typeof reading>>;
  it.each<[string, (all: Reads) => unknown, Partial<Fault>]>([
    ["crashes", ({ worker }) => worker.die("out of memory"), { code: "worker", got: "out of memory" }],
    [
      "takes ten seconds to read a drawing",
      ({ client }) => {
        const reader: Reader = client.take.mock.calls[0]![0];
        reader.read({ strokes: [] }, noSignal).catch(() => {});
        return vi.advanceTimersByTimeAsync(10_000);
      },
      { code: "timeout" },
    ],
    [
      "takes twenty seconds to be tried anew",
      ({ session }) => {
        void session.override(black);
        return vi.advanceTimersByTimeAsync(20_000);
      },
      { code: "timeout" },
    ],
    [
      "fails to be tried anew",
      ({ session, worker }) => {
        void session.override(black);
        return worker.refuse(refusal);
      },
      refusal,
    ],
  ])("and %s gives way to Tenpen's own", async (_, happen, fault) => {
    const all = await reading("a.keras");
    await happen(all);
    expect(all.client.restart).toHaveBeenCalledOnce();
    expect(all.stored()).toBeUndefined();
    expect(all.state()).toMatchObject({ summary: undefined, kept: false, busy: undefined });
    expect(all.state().problem).toMatchObject({ file: "a.keras", during: "read", fault });
  });
});
