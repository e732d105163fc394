import { expect, it, onTestFinished, vi } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { fakeWorker, workOf } from "../../test/support/fake-worker.ts";
import { createBackend } from "../nn/create-backend.ts";
import { flatWeights, initialWeights } from "../nn/network.ts";
import { Random } from "../nn/random.ts";
import { checkSpec, type Spec } from "../nn/spec.ts";
import type { WorkerMessage } from "../worker/protocol.ts";
import type { WorkerTransport } from "../worker/transport.ts";
import { openPool, type Pool } from "./pool.ts";
import type { Task, TaskResult } from "./task.ts";
import { yieldToEventLoop } from "./yield-to-event-loop.ts";

const spec: Spec = {
  input: [6],
  layers: [
    { type: "dropout", rate: 0.3 },
    { type: "dense", units: 3 },
  ],
};
const backend = await createBackend();
const weights = flatWeights(
  checkSpec(spec).flatMap((check) => check.parameters),
  initialWeights(spec, 1),
);
const random = new Random("pool");
const tasks: Task[] = Array.from({ length: 5 }, (_, i) => ({
  ...{ type: "train", position: 2 * i, epoch: 1, seed: 3, scale: 0.1, smoothing: 0 },
  images: Uint8Array.from({ length: 12 }, () => random.below(256)),
  labels: Uint8Array.of(i % 3, (i + 1) % 3),
  indices: Uint32Array.of(2 * i, 2 * i + 1),
}));
tasks.push({ type: "measure", images: Uint8Array.of(9, 8, 7, 6, 5, 4), labels: Uint8Array.of(2), smoothing: 0 });

function copyOf(result: TaskResult): TaskResult {
  return { ...result, gradient: result.gradient && new Float32Array(result.gradient) };
}

/** The results in the order in which the pool gives them. */
async function resultsOf(pool: Pool, some: readonly Task[]): Promise<TaskResult[]> {
  const results: TaskResult[] = [];
  await pool.run(
    weights,
    some.map((task) => () => task),
    (result) => results.push(copyOf(result)),
  );
  return results;
}

/** A pool of this thread and of fake workers. */
function fakePool(workers: number, start: () => WorkerTransport = () => fakeWorker().transport): Promise<Pool> {
  return openPool(spec, { workers, start, backend });
}

it.each([2, 3, 5, 7])("%d workers give what this thread gives alone, in the order of the tasks", async (workers) => {
  const expected = await resultsOf(await fakePool(1), tasks);
  expect(expected.map(({ gradient }) => gradient?.length)).toEqual([21, 21, 21, 21, 21, undefined]);
  expect(new Set(expected.map(({ loss }) => loss)).size).toBe(6);
  const pool = await fakePool(workers);
  expect(await resultsOf(pool, tasks)).toEqual(expected);
  expect(await resultsOf(pool, tasks.slice(0, 1))).toEqual(expected.slice(0, 1));
  await pool.close();
});

it.each([1, 2, 3])("gradients are put in the place of those that were taken, with %d workers", async (workers) => {
  const pool = await fakePool(workers);
  const expected = await resultsOf(pool, tasks);
  const places = new Set<ArrayBufferLike>();
  const found: TaskResult[] = [];
  for (const order of [tasks, tasks.toReversed(), tasks]) {
    const makers = order.map((task) => () => task);
    await pool.run(weights, makers, (result) => {
      found.push(copyOf(result));
      if (result.gradient) places.add(result.gradient.buffer);
    });
  }
  expect(found).toEqual([...expected, ...expected.toReversed(), ...expected]);
  expect(places.size).toBeLessThan(8);
});

it("a worker gets two tasks, this thread works on the next, and each is made only then", async () => {
  const events: string[] = [];
  const makers = tasks.map((task, i) => () => {
    events.push(`make ${i}`);
    return task;
  });
  // A worker that has not answered by the time that this thread has done all others.
  let answer = () => {};
  const { transport } = fakeWorker();
  const listen: WorkerTransport["listen"] = (onMessage, onEnd) => {
    const replies: WorkerMessage[] = [];
    transport.listen((reply) => {
      if (reply.id === 1)
        onMessage(reply); // it has started
      else replies.push(reply);
    }, onEnd);
    answer = () => {
      for (const reply of replies) onMessage(reply);
    };
  };
  const pool = await fakePool(2, () => ({ ...transport, listen }));
  let taken = 0;
  const run = pool.run(weights, makers, () => events.push(`take ${taken++}`));
  await vi.waitFor(() => expect(events).toHaveLength(6));
  expect(events).toEqual(["make 0", "make 1", "make 2", "make 3", "make 4", "make 5"]);
  answer();
  await run;
  expect(events.slice(6)).toEqual(["take 0", "take 1", "take 2", "take 3", "take 4", "take 5"]);
});

it("what a worker has done is taken, and the worker given more, while this thread works on", async () => {
  const events: string[] = [];
  const { transport } = fakeWorker();
  const send: WorkerTransport["send"] = (message, transfer) => {
    if (workOf(message)) events.push("send");
    transport.send(message, transfer);
  };
  const pool = await fakePool(2, () => ({ ...transport, send }));
  const many = Array.from({ length: 200 }, (_, i) => tasks[i % 5]!);
  let taken = 0;
  await pool.run(
    weights,
    many.map((task) => () => task),
    () => events.push(`take ${taken++}`),
  );
  expect(taken).toBe(200);
  expect(events.filter((event) => event === "send").length).toBeGreaterThan(2);
});

it.each(["shared", "not shared"])("a gradient goes to and fro in memory that is %s", async (how) => {
  if (how === "not shared") vi.stubGlobal("SharedArrayBuffer", undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const transferred: (readonly ArrayBuffer[])[] = [];
  const buffers: (ArrayBufferLike | undefined)[] = [];
  const pool = await fakePool(2, () => {
    const { transport } = fakeWorker();
    const send: WorkerTransport["send"] = (message, transfer) => {
      const work = workOf(message);
      if (work) {
        buffers.push(work.buffer?.buffer);
        transferred.push(transfer);
      }
      transport.send(message, transfer);
    };
    return { ...transport, send };
  });
  await resultsOf(pool, tasks.slice(0, 2));
  expect(buffers).toHaveLength(1);
  if (how === "shared") expect(buffers[0]).toBeInstanceOf(SharedArrayBuffer);
  else expect(buffers[0]).toBeInstanceOf(ArrayBuffer);
  expect(transferred).toEqual([how === "shared" ? [] : buffers]);
});

it("all that is asked for has an answer before the run ends, by whoever is there", async () => {
  const pool = await fakePool(7);
  for (const count of [0, 1, 2, 6]) expect(await resultsOf(pool, tasks.slice(0, count))).toHaveLength(count);
});

it("a worker with other kernels is refused, and all are ended", async () => {
  const transports: WorkerTransport[] = [];
  const start = () => {
    const { transport } = fakeWorker(transports.length === 1 ? { start: () => "reference" } : {});
    transports.push(transport);
    return transport;
  };
  await expect(fakePool(4, start)).rejects.toThrow(/^worker: must have the simd kernels, got .*reference/);
  expect(transports).toHaveLength(3);
  for (const { end } of transports) expect(end).toHaveBeenCalledOnce();
});

it("a worker has a minute to start, and all are ended when one takes longer", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const transports: WorkerTransport[] = [];
  const start = () => {
    const { transport } = fakeWorker(transports.length === 1 ? { start: () => new Promise(() => {}) } : {});
    transports.push(transport);
    return transport;
  };
  const opening = fakePool(3, start);
  const refused = expect(opening).rejects.toThrow(
    brokenRule("timeout", "worker: must answer within 60 seconds, got no answer"),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  await refused;
  expect(transports).toHaveLength(2);
  for (const { end } of transports) expect(end).toHaveBeenCalledOnce();
});

it("workers that have started are ended when the next cannot be", async () => {
  const { transport } = fakeWorker();
  const start = vi.fn(() => transport);
  start.mockReturnValueOnce(transport).mockImplementationOnce(() => {
    throw new Error("no more threads");
  });
  await expect(fakePool(3, start)).rejects.toThrow("no more threads");
  expect(transport.end).toHaveBeenCalledOnce();
});

it("what fails in a worker fails the run", async () => {
  const run = () => {
    throw new Error("out of memory");
  };
  const pool = await fakePool(3, () => fakeWorker({ run }).transport);
  await expect(resultsOf(pool, tasks)).rejects.toThrow("worker: must work out its task, got out of memory");
});

it("a worker that dies fails the run that waits for it and every later one", async () => {
  const { transport, die } = fakeWorker();
  const pool = await fakePool(2, () => transport);
  const run = resultsOf(pool, tasks);
  die("exit code 137");
  await expect(run).rejects.toThrow("worker: must run until its work is done, got exit code 137");
  await expect(resultsOf(pool, tasks)).rejects.toThrow("exit code 137");
});

it("of a run that has failed no more tasks are made", async () => {
  const { transport, die } = fakeWorker();
  const send: WorkerTransport["send"] = (message, transfer) => {
    if (workOf(message)) die("exit code 137");
    else transport.send(message, transfer);
  };
  const pool = await fakePool(2, () => ({ ...transport, send }));
  let made = 0;
  const makers = Array.from({ length: 1000 }, (_, i) => () => {
    made++;
    return tasks[i % 5]!;
  });
  await expect(pool.run(weights, makers, () => {})).rejects.toThrow("exit code 137");
  const before = made;
  await yieldToEventLoop();
  await yieldToEventLoop();
  expect(made).toBe(before);
  expect(made).toBeLessThan(1000);
});
