import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { linkedWorker } from "../../test/support/linked-worker.ts";
import { TenpenError } from "../errors.ts";
import { WorkerClient } from "./client.ts";
import { type ServedCall, serve } from "./serve.ts";

interface Counter {
  start(): void;
  add(count: number): number;
  /** Adds when it is told to. */
  addLater(count: number): number;
  set(count: number): void;
  fail(how: "rule" | "bug" | "word"): never;
  fill(array: Uint8Array): Uint8Array;
}

/** A worker that counts, and what asks it to. */
function counter() {
  const { transport, port, sent, die, isEnded } = linkedWorker();
  let sum = 0;
  const later: { go(): void; call: ServedCall }[] = [];
  serve<Counter>(
    {
      start() {},
      add(count) {
        sum += count;
        return sum;
      },
      addLater: (count, call) =>
        new Promise((resolve) => {
          later.push({
            call,
            go() {
              sum += count;
              resolve(sum);
            },
          });
        }),
      set(count) {
        sum = count;
      },
      fail(how) {
        if (how === "rule") throw new TenpenError("limit", "count", "must be at most 9", "10");
        throw how === "bug" ? new TypeError("sum is\nundefined") : "a word";
      },
      fill(array, { transfer }) {
        transfer.push(array.buffer as ArrayBuffer);
        return array.fill(7);
      },
    },
    port,
  );
  const ends: TenpenError[] = [];
  const client = new WorkerClient<Counter>(transport, (error) => ends.push(error));
  return { client, later, sent, die, isEnded, ends };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Has all that waits for nothing but its turn take place. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("a call", () => {
  it("gets the answer of its method, in the order in which the worker was asked", async () => {
    const { client, later } = counter();
    const answers = [client.call("add", 1), client.call("addLater", 10), client.call("add", 100)];
    expect(client.unanswered).toBe(3);
    await settle();
    later[0]!.go();
    expect(await Promise.all(answers)).toEqual([1, 11, 111]);
    expect(client.unanswered).toBe(0);
    expect(await client.call("start", undefined)).toBeUndefined();
  });

  it("comes after the notifications before it, which have no answer", async () => {
    const { client, sent } = counter();
    client.notify("set", 5);
    expect(await client.call("add", 1)).toBe(6);
    expect(sent.map(({ message }) => message.type)).toEqual(["notification", "request", "reply"]);
  });

  it("hands over buffers to and fro", async () => {
    const { client, sent } = counter();
    const array = new Uint8Array(3);
    expect(await client.call("fill", array, { transfer: [array.buffer] })).toEqual(Uint8Array.of(7, 7, 7));
    expect(sent.map(({ transfer }) => transfer)).toEqual([[array.buffer], [array.buffer]]);
  });

  it.each([
    ["rule", { code: "limit", what: "count", rule: "must be at most 9", got: "10" }],
    ["bug", { code: "worker", what: "worker", rule: "must work out its task", got: "sum is undefined" }],
    ["word", { code: "worker", what: "worker", rule: "must work out its task", got: "a word" }],
  ] as const)("fails as its method did, and the next is answered: %s", async (how, fault) => {
    const { client, sent } = counter();
    const error = await client.call("fail", how).catch((error) => error);
    expect(error).toBeInstanceOf(TenpenError);
    expect(error).toMatchObject(fault);
    expect(structuredClone(sent[1]!.message)).toEqual({ type: "reply", id: 1, fault });
    expect(await client.call("add", 1)).toBe(1);
  });

  it("that cannot be sent fails alone", async () => {
    const { transport } = linkedWorker();
    const send = () => {
      throw new DOMException("no clone", "DataCloneError");
    };
    const client = new WorkerClient<Counter>({ ...transport, send });
    await expect(client.call("add", 1)).rejects.toThrow("no clone");
    expect(client.unanswered).toBe(0);
  });
});

describe("a call that is taken back", () => {
  it("fails at once with the signal's reason, and its answer is for nobody", async () => {
    const { client, later } = counter();
    const controller = new AbortController();
    const call = client.call("addLater", 1, { signal: controller.signal });
    await settle();
    expect(later[0]!.call.signal.aborted).toBe(false);
    controller.abort(new Error("never mind"));
    await expect(call).rejects.toThrow("never mind");
    expect(later[0]!.call.signal.aborted).toBe(true);
    expect(client.unanswered).toBe(0);
    later[0]!.go();
    expect(await client.call("add", 1)).toBe(2);
  });

  it("before its turn is not worked on", async () => {
    const { client, later } = counter();
    const controller = new AbortController();
    const first = client.call("addLater", 1);
    const second = client.call("add", 10, { signal: controller.signal });
    const third = client.call("add", 100);
    controller.abort();
    await expect(second).rejects.toThrow(/abort/);
    await settle();
    later[0]!.go();
    expect(await Promise.all([first, third])).toEqual([1, 101]);
  });

  it("before it is made is not sent", async () => {
    const { client, sent } = counter();
    await expect(client.call("add", 1, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
    expect(sent).toEqual([]);
  });

  it("after its answer is nothing", async () => {
    const { client, sent } = counter();
    const controller = new AbortController();
    await client.call("add", 1, { signal: controller.signal, timeout: 50 });
    controller.abort();
    await vi.advanceTimersByTimeAsync(100);
    expect(sent.map(({ message }) => message.type)).toEqual(["request", "reply"]);
  });
});

it("a call has its time limit", async () => {
  const { client, later } = counter();
  const call = client.call("addLater", 1, { timeout: 2500 }).catch((error) => error);
  await vi.advanceTimersByTimeAsync(2499);
  expect(client.unanswered).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await call).toMatchObject({
    code: "timeout",
    message: "worker: must answer within 2.5 seconds, got no answer",
  });
  expect(later[0]!.call.signal.aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

describe("a worker that ends", () => {
  it("fails what waits for it and all that is asked later, and is told of once and first", async () => {
    const { client, ends, die } = counter();
    const before: number[] = [];
    const calls = [client.call("addLater", 1, { timeout: 1000 }), client.call("add", 1)].map((call) =>
      call.catch((error) => {
        before.push(ends.length);
        return error;
      }),
    );
    die("exit code 137");
    die("exit code 1");
    const gone = { code: "worker", message: "worker: must run until its work is done, got exit code 137" };
    expect(await Promise.all(calls)).toMatchObject([gone, gone]);
    await expect(client.call("add", 1)).rejects.toMatchObject(gone);
    client.notify("set", 1);
    expect(ends).toMatchObject([gone]);
    expect(before).toEqual([1, 1]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("because it was told to fails what waits for it, and nothing more is told", async () => {
    const { client, ends, die, isEnded } = counter();
    const call = client.call("addLater", 1);
    const end = client.end();
    die("exit code 0");
    await expect(call).rejects.toThrow("worker: must run until its work is done, got its end");
    await end;
    expect({ ended: isEnded(), ends }).toEqual({ ended: true, ends: [] });
  });
});
