import { expect, it, vi } from "vitest";
import { createBackend } from "../nn/create-backend.ts";
import { flatWeights, initialWeights, type Network } from "../nn/network.ts";
import { Random } from "../nn/random.ts";
import { checkSpec, type Spec } from "../nn/spec.ts";
import { localPool, type Pool, workerPool } from "./pool.ts";
import { runTask, type Task, type TaskResult, taskNetwork } from "./task.ts";
import type { Wire } from "./wire.ts";
import type { WorkerReply, WorkerRequest } from "./worker.ts";

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

/** A worker in this thread that answers later; `reply` may answer in its place. */
function fakeWire(reply?: (type: WorkerRequest["type"]) => WorkerReply | undefined) {
  let onReply: (reply: WorkerReply) => void = () => {};
  let onEnd: (reason: string) => void = () => {};
  let network: Network;
  const wire: Wire = {
    send(request) {
      let answer = reply?.(request.type);
      if (!answer && request.type === "start") {
        network = taskNetwork(request.spec, backend);
        answer = { type: "started", kernels: backend.name };
      } else if (request.type === "weights") {
        network.setValues(request.weights);
        return;
      } else if (!answer && request.type === "run") {
        answer = { type: "result", result: runTask(network, request.task, undefined, request.room) };
      }
      setTimeout(() => onReply(answer!));
    },
    listen(replied, ended) {
      onReply = replied;
      onEnd = ended;
    },
    end: vi.fn(async () => onEnd("terminated")),
  };
  return { wire, die: (reason: string) => onEnd(reason) };
}

/** The results in the order in which the pool gives them. */
async function resultsOf(pool: Pool, some: readonly Task[]): Promise<TaskResult[]> {
  const results: TaskResult[] = [];
  await pool.run(
    weights,
    some.map((task) => () => task),
    (result) => results.push(structuredClone(result)),
  );
  return results;
}

it.each([1, 2, 3, 5, 7])("%d workers give what this thread gives, in the order of the tasks", async (workers) => {
  const expected = await resultsOf(localPool(spec, backend), tasks);
  expect(expected.map(({ gradient }) => gradient?.length)).toEqual([21, 21, 21, 21, 21, undefined]);
  expect(new Set(expected.map(({ loss }) => loss)).size).toBe(6);
  const pool = await workerPool(spec, {
    workers,
    start: () => fakeWire().wire,
    kernels: backend.name,
  });
  expect(await resultsOf(pool, tasks)).toEqual(expected);
  expect(await resultsOf(pool, tasks.slice(0, 1))).toEqual(expected.slice(0, 1));
  await pool.close();
});

it.each([0, 1, 2])("gradients are put in the place of those that were taken, with %d workers", async (workers) => {
  const start = () => fakeWire().wire;
  const pool = workers ? await workerPool(spec, { workers, start, kernels: backend.name }) : localPool(spec, backend);
  const expected = await resultsOf(pool, tasks);
  const places = new Set<ArrayBufferLike>();
  const found: TaskResult[] = [];
  for (const order of [tasks, tasks.toReversed(), tasks]) {
    const makers = order.map((task) => () => task);
    await pool.run(weights, makers, (result) => {
      found.push(structuredClone(result));
      if (result.gradient) places.add(result.gradient.buffer);
    });
  }
  expect(found).toEqual([...expected, ...expected.toReversed(), ...expected]);
  expect(places.size).toBeLessThan(8);
});

it("a task is made when somebody is about to work on it, and its result taken at once", async () => {
  const events: string[] = [];
  const makers = tasks.map((task, i) => () => {
    events.push(`make ${i}`);
    return task;
  });
  const pool = await workerPool(spec, { workers: 1, start: () => fakeWire().wire, kernels: backend.name });
  let taken = 0;
  await pool.run(weights, makers, () => events.push(`take ${taken++}`));
  expect(events.slice(0, 5)).toEqual(["make 0", "make 1", "take 0", "make 2", "take 1"]);
  expect(taken).toBe(tasks.length);
});

it("who is slow does fewer tasks", async () => {
  const expected = await resultsOf(localPool(spec, backend), tasks);
  const done: string[] = [];
  // Slow as it is, it answers only when the other has nothing left to do.
  const late: (() => void)[] = [];
  const wires = ["slow", "quick"].map((name) => {
    const { wire } = fakeWire();
    const listen: Wire["listen"] = (onReply, onEnd) => {
      wire.listen((reply) => {
        const hear = () => {
          if (reply.type === "result") done.push(name);
          onReply(reply);
        };
        if (name === "slow" && reply.type === "result") late.push(hear);
        else hear();
        if (done.length === tasks.length - 2) for (const hear of late.splice(0)) hear();
      }, onEnd);
    };
    return { ...wire, listen };
  });
  const start = () => wires.shift()!;
  const pool = await workerPool(spec, { workers: 2, start, kernels: backend.name });
  expect(await resultsOf(pool, tasks)).toEqual(expected);
  expect(done).toEqual(["quick", "quick", "quick", "quick", "slow", "slow"]);
});

it("a worker with other kernels is refused, and all are ended", async () => {
  const wires: Wire[] = [];
  const start = () => {
    const { wire } = fakeWire(wires.length === 1 ? () => ({ type: "started", kernels: "reference" }) : undefined);
    wires.push(wire);
    return wire;
  };
  await expect(workerPool(spec, { workers: 3, start, kernels: "simd" })).rejects.toThrow(
    /^worker: must have the simd kernels, got .*reference/,
  );
  for (const { end } of wires) expect(end).toHaveBeenCalledOnce();
});

it("what fails in a worker fails the run", async () => {
  const start = () =>
    fakeWire((type) => (type === "run" ? { type: "failed", message: "out of memory" } : undefined)).wire;
  const pool = await workerPool(spec, { workers: 2, start, kernels: backend.name });
  await expect(resultsOf(pool, tasks)).rejects.toThrow("worker: out of memory");
});

it("a worker that dies fails the run that waits for it and every later one", async () => {
  const { wire, die } = fakeWire();
  const pool = await workerPool(spec, {
    workers: 1,
    start: () => wire,
    kernels: backend.name,
  });
  const run = resultsOf(pool, tasks);
  die("exit code 137");
  await expect(run).rejects.toThrow("worker: must run until training ends, got exit code 137");
  await expect(resultsOf(pool, tasks)).rejects.toThrow("exit code 137");
});
