import { TenpenError } from "../errors.ts";
import type { Backend } from "../nn/backend.ts";
import type { Spec } from "../nn/spec.ts";
import { WorkerClient } from "../worker/client.ts";
import { withTimeLimit } from "../worker/time-limit.ts";
import type { WorkerTransport } from "../worker/transport.ts";
import { createSetRender, type SourcePart } from "./samples/sample-set.ts";
import { buffersOf, runTask, type Task, type TaskResult, taskNetwork } from "./task.ts";
import type { TrainingWorker } from "./training-worker.ts";
import { yieldToEventLoop } from "./yield-to-event-loop.ts";

/** Whoever works out tasks. */
export interface Pool {
  /**
   * Gives each result to `take`, in the order of the tasks, and the same whoever worked it out. A gradient holds until `take`
   * returns: later ones are put in its place, since to allocate and clear an array takes longer than to fill it.
   *
   * @param weights all parameters, one after the other.
   * @param tasks each is asked for when somebody is about to work on it.
   */
  run(weights: Float32Array, tasks: readonly (() => Task)[], take: (result: TaskResult) => void): Promise<void>;
  /** Ends the workers; what they still work on is lost. */
  close(): Promise<void>;
}

type Client = WorkerClient<TrainingWorker>;

/** How long this thread and each worker may take to make ready, in milliseconds: what a user's module does may never end. */
const startTime = 60_000;

/**
 * Shares the work among this thread and workers. They see the same weights and gradients where memory may be shared; elsewhere
 * messages carry them, so that no page need be cross-origin isolated, and the bytes are the same. Each takes another task when
 * it has done one, so that nobody waits long for a slow core.
 *
 * @param workers how many work, this thread among them.
 * @throws TenpenError when a worker does not start in time, or has other kernels than this thread and would round otherwise; the
 * signal's reason.
 */
export async function openPool(
  spec: Spec,
  {
    workers,
    start,
    backend,
    sources = [],
    signal,
  }: {
    readonly workers: number;
    readonly start: () => WorkerTransport;
    readonly backend: Backend;
    /** What is trained on; nothing is rendered when missing. */
    readonly sources?: readonly SourcePart[];
    /** Ends the workers while they start, not afterwards. */
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Pool> {
  signal?.throwIfAborted();
  const network = taskNetwork(spec, backend);
  const render = await withTimeLimit(createSetRender(sources), startTime, "augmentation", signal);
  const clients: Client[] = [];
  try {
    while (clients.length < workers - 1) clients.push(new WorkerClient(start()));
    await begin(clients, { spec, sources }, backend.name, signal);
  } catch (error) {
    await endAll(clients);
    throw error;
  }
  const seen = sharedArray(network.parameterCount);
  const buffers: Float32Array[] = [];
  const bufferFor = (task: Task) =>
    task.type === "train" ? (buffers.pop() ?? sharedArray(network.parameterCount)) : undefined;
  return {
    async run(weights, tasks, take) {
      seen.set(weights);
      for (const client of clients) client.notify("setWeights", seen);
      // What came before its turn.
      const early = new Map<number, TaskResult>();
      let [next, taken] = [0, 0];
      const give = (i: number, result: TaskResult) => {
        early.set(i, result);
        for (let due = early.get(taken); due; due = early.get(taken)) {
          take(due);
          if (due.gradient) buffers.push(due.gradient);
          early.delete(taken++);
        }
      };
      // A worker has a second task in hand, and need not wait until this thread has done its own and hears. Of the last tasks
      // nobody has: they are for who is done first.
      const isDue = ({ unanswered }: Client) => tasks.length - next >= (unanswered === 0 ? 1 : workers);
      const workThere = async (client: Client) => {
        while (isDue(client)) {
          const i = next++;
          const task = tasks[i]!();
          const buffer = bufferFor(task);
          give(i, await client.call("run", { task, buffer }, { transfer: buffersOf(buffer) }));
        }
      };
      const workHere = async () => {
        network.setValues(weights);
        while (next < tasks.length) {
          const i = next++;
          const task = tasks[i]!();
          give(i, runTask(network, task, render, bufferFor(task)));
          await yieldToEventLoop();
        }
      };
      try {
        await Promise.all([...[...clients, ...clients].map(workThere), workHere()]);
      } finally {
        // When one fails, the others need not go on.
        next = tasks.length;
      }
    },
    close: () => endAll(clients),
  };
}

/** Has workers make ready. @throws TenpenError for one that has other kernels. */
async function begin(
  clients: readonly Client[],
  setup: Parameters<TrainingWorker["start"]>[0],
  backend: Backend["name"],
  signal: AbortSignal | undefined,
): Promise<void> {
  const limits = { signal, timeout: startTime };
  const started = await Promise.all(clients.map((client) => client.call("start", setup, limits)));
  const other = started.find((kernels) => kernels !== backend);
  if (other !== undefined) throw new TenpenError("training", "worker", `must have the ${backend} kernels`, other);
}

async function endAll(clients: readonly Client[]): Promise<void> {
  await Promise.all(clients.map((client) => client.end()));
}

/** An array that workers see as it is; where pages may not share memory, messages copy it or hand it over. */
function sharedArray(length: number): Float32Array {
  const bytes = length * Float32Array.BYTES_PER_ELEMENT;
  return new Float32Array(
    typeof SharedArrayBuffer === "function" ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes),
  );
}
