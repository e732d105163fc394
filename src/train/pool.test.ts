import { expect, it, vi } from "vitest";
import { createBackend } from "../nn/create-backend.ts";
import { flatWeights, initialWeights, type Network } from "../nn/network.ts";
import { Random } from "../nn/random.ts";
import { checkSpec, type Spec } from "../nn/spec.ts";
import { localPool, workerPool } from "./pool.ts";
import { gradientsOf, runTask, type Task, taskNetwork } from "./task.ts";
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
tasks.push({ type: "measure", images: Uint8Array.of(9, 8, 7, 6, 5, 4), labels: Uint8Array.of(2) });

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

it.each([1, 2, 3, 5, 7])("%d workers give what this thread gives, in the order of the tasks", async (workers) => {
  const expected = await localPool(spec, backend).run(weights, tasks);
  expect(expected.map(({ gradient }) => gradient?.length)).toEqual([21, 21, 21, 21, 21, undefined]);
  expect(new Set(expected.map(({ loss }) => loss)).size).toBe(6);
  const pool = await workerPool(spec, {
    workers,
    start: () => fakeWire().wire,
    kernels: backend.name,
  });
  expect(await pool.run(weights, tasks)).toEqual(expected);
  expect(await pool.run(weights, tasks.slice(0, 1))).toEqual(expected.slice(0, 1));
  await pool.close();
});

it.each([0, 1, 2])("gradients are put in the place of those of the run before, with %d workers", async (workers) => {
  const start = () => fakeWire().wire;
  const pool = workers ? await workerPool(spec, { workers, start, kernels: backend.name }) : localPool(spec, backend);
  const gradients = async (run: readonly Task[]) => gradientsOf(await pool.run(weights, run));
  const first = await gradients(tasks);
  const expected = structuredClone(first);
  const second = await gradients(tasks.toReversed());
  expect(second).toEqual(expected.toReversed());
  const third = await gradients(tasks);
  expect(third).toEqual(expected);
  expect(new Set([...first, ...second, ...third].map(({ buffer }) => buffer)).size).toBeLessThan(8);
});

it("who is slow does fewer tasks", async () => {
  const expected = await localPool(spec, backend).run(weights, tasks);
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
  expect(await pool.run(weights, tasks)).toEqual(expected);
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
  await expect(pool.run(weights, tasks)).rejects.toThrow("worker: out of memory");
});

it("a worker that dies fails the run that waits for it and every later one", async () => {
  const { wire, die } = fakeWire();
  const pool = await workerPool(spec, {
    workers: 1,
    start: () => wire,
    kernels: backend.name,
  });
  const run = pool.run(weights, tasks);
  die("exit code 137");
  await expect(run).rejects.toThrow("worker: must run until training ends, got exit code 137");
  await expect(pool.run(weights, tasks)).rejects.toThrow("exit code 137");
});
