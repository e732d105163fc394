import { TenpenError } from "../errors.ts";
import type { Backend } from "../nn/backend.ts";
import type { Spec } from "../nn/spec.ts";
import { createSetRender, type SourcePart } from "./samples/sample-set.ts";
import { buffersOf, runTask, type Task, type TaskResult, taskNetwork } from "./task.ts";
import type { Wire } from "./wire.ts";
import type { WorkerReply, WorkerRequest } from "./worker.ts";
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

/**
 * Shares the work among this thread and workers. They see the same weights and gradients where memory may be shared; elsewhere
 * messages carry them, so that no page need be cross-origin isolated, and the bytes are the same. Each takes another task when
 * it has done one, so that nobody waits long for a slow core.
 *
 * @param workers how many work, this thread among them.
 * @throws TenpenError when a worker does not start, or has other kernels than this thread and would round otherwise.
 */
export async function openPool(
  spec: Spec,
  {
    workers,
    start,
    backend,
    sources = [],
  }: {
    readonly workers: number;
    readonly start: () => Wire;
    readonly backend: Backend;
    /** What is trained on; nothing is rendered when missing. */
    readonly sources?: readonly SourcePart[];
  },
): Promise<Pool> {
  const network = taskNetwork(spec, backend);
  const render = await createSetRender(sources);
  const talks = Array.from({ length: workers - 1 }, () => new Talk(start()));
  const close = async () => {
    await Promise.all(talks.map((talk) => talk.end()));
  };
  try {
    const replies = await Promise.all(talks.map((talk) => talk.ask({ type: "start", spec, sources })));
    for (const reply of replies) {
      if (reply.type !== "started" || reply.kernels !== backend.name) {
        throw new TenpenError(
          "training",
          "worker",
          `must have the ${backend.name} kernels`,
          `${JSON.stringify(reply)}`,
        );
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  const seen = sharedArray(network.parameterCount);
  const rooms: Float32Array[] = [];
  const roomFor = (task: Task) =>
    task.type === "train" ? (rooms.pop() ?? sharedArray(network.parameterCount)) : undefined;
  return {
    async run(weights, tasks, take) {
      seen.set(weights);
      for (const talk of talks) talk.tell({ type: "weights", weights: seen });
      // What came before its turn.
      const early = new Map<number, TaskResult>();
      let [next, taken] = [0, 0];
      const give = (i: number, result: TaskResult) => {
        early.set(i, result);
        for (let due = early.get(taken); due; due = early.get(taken)) {
          take(due);
          if (due.gradient) rooms.push(due.gradient);
          early.delete(taken++);
        }
      };
      // A worker has a second task in hand, and need not wait until this thread has done its own and hears. Of the last tasks
      // nobody has: they are for who is done first.
      const isDue = (talk: Talk) => tasks.length - next >= (talk.unanswered === 0 ? 1 : workers);
      const workThere = async (talk: Talk) => {
        while (isDue(talk)) {
          const i = next++;
          const task = tasks[i]!();
          give(i, await talk.run(task, roomFor(task)));
        }
      };
      const workHere = async () => {
        network.setValues(weights);
        while (next < tasks.length) {
          const i = next++;
          const task = tasks[i]!();
          give(i, runTask(network, task, render, roomFor(task)));
          await yieldToEventLoop();
        }
      };
      try {
        await Promise.all([...[...talks, ...talks].map(workThere), workHere()]);
      } finally {
        // When one fails, the others need not go on.
        next = tasks.length;
      }
    },
    close,
  };
}

/** An array that workers see as it is; where pages may not share memory, messages copy it or hand it over. */
function sharedArray(length: number): Float32Array {
  const bytes = length * Float32Array.BYTES_PER_ELEMENT;
  return new Float32Array(
    typeof SharedArrayBuffer === "function" ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes),
  );
}

/** Questions to one worker, and its answers, which come in the same order. */
class Talk {
  readonly #wire: Wire;
  #waiting: { resolve(reply: WorkerReply): void; reject(error: Error): void }[] = [];
  #broken: Error | undefined;

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.listen(
      (reply) => this.#receive(reply),
      (reason) => this.#break(reason),
    );
  }

  /** How many answers are still to come. */
  get unanswered(): number {
    return this.#waiting.length;
  }

  async run(task: Task, room: Float32Array | undefined): Promise<TaskResult> {
    const reply = await this.ask({ type: "run", task, room }, buffersOf(room));
    return (reply as Extract<WorkerReply, { type: "result" }>).result;
  }

  /** @param transfer buffers of the request that go over instead of being copied. */
  ask(request: WorkerRequest, transfer: readonly ArrayBuffer[] = []): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      if (this.#broken) {
        reject(this.#broken);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#wire.send(request, transfer);
    });
  }

  /** Sends what has no answer. */
  tell(request: WorkerRequest): void {
    if (!this.#broken) this.#wire.send(request, []);
  }

  async end(): Promise<void> {
    this.#break("the end of training");
    await this.#wire.end();
  }

  #receive(reply: WorkerReply): void {
    const waiting = this.#waiting.shift();
    if (reply.type === "failed")
      waiting?.reject(new TenpenError("worker", "worker", "must work out its task", reply.message));
    else waiting?.resolve(reply);
  }

  #break(reason: string): void {
    this.#broken ??= new TenpenError("worker", "worker", "must run until training ends", reason);
    for (const { reject } of this.#waiting) reject(this.#broken);
    this.#waiting = [];
  }
}
