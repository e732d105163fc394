import type { Backend } from "../nn/backend.ts";
import type { Spec } from "../nn/spec.ts";
import type { Augment, Augmentation } from "./augment/augmentation.ts";
import { pauses } from "./pauses.ts";
import { buffersOf, runTask, type Task, type TaskResult, taskNetwork } from "./task.ts";
import { TrainError } from "./train-error.ts";
import type { Wire } from "./wire.ts";
import type { WorkerReply, WorkerRequest } from "./worker.ts";

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

/** Works in this thread, and lets signals and the user interface in between two tasks. */
export function localPool(spec: Spec, backend: Backend, augment?: Augment): Pool {
  const network = taskNetwork(spec, backend);
  const breathe = pauses();
  let room: Float32Array | undefined;
  return {
    async run(weights, tasks, take) {
      network.setValues(weights);
      for (const task of tasks) {
        const result = runTask(network, task(), augment, room);
        room = result.gradient ?? room;
        take(result);
        await breathe();
      }
    },
    async close() {},
  };
}

/**
 * Shares the work among workers that have memories of their own: nothing is shared, so it needs no cross-origin isolation.
 * Each takes another task when it has done one, so that nobody waits long for a slow core. This thread only hands out: busy, it
 * would leave them waiting.
 *
 * @throws TrainError when a worker does not start, or has other kernels than this thread and would round otherwise.
 */
export async function workerPool(
  spec: Spec,
  {
    workers,
    start,
    kernels,
    augmentation,
  }: {
    readonly workers: number;
    readonly start: () => Wire;
    readonly kernels: Backend["name"];
    readonly augmentation?: Augmentation | undefined;
  },
): Promise<Pool> {
  const talks = Array.from({ length: workers }, () => new Talk(start()));
  const close = async () => {
    await Promise.all(talks.map((talk) => talk.end()));
  };
  try {
    const replies = await Promise.all(talks.map((talk) => talk.ask({ type: "start", spec, augmentation })));
    for (const reply of replies) {
      if (reply.type !== "started" || reply.kernels !== kernels) {
        throw new TrainError(`worker: must have the ${kernels} kernels, got ${JSON.stringify(reply)}`);
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  const rooms: Float32Array[] = [];
  return {
    async run(weights, tasks, take) {
      // A view would take all of its memory along.
      const copy = weights.slice();
      for (const talk of talks) talk.tell({ type: "weights", weights: copy });
      // What came before its turn.
      const early = new Map<number, TaskResult>();
      let [next, taken] = [0, 0];
      // Whoever works has a second task in hand, and need not wait for a message in between. Of the last tasks nobody has:
      // they are for who is done first.
      const isDue = (talk: Talk) => tasks.length - next >= (talk.unanswered === 0 ? 1 : talks.length);
      const work = async (talk: Talk) => {
        while (isDue(talk)) {
          const i = next++;
          early.set(i, await talk.run(tasks[i]!(), rooms.pop()));
          for (let result = early.get(taken); result; result = early.get(taken)) {
            take(result);
            if (result.gradient) rooms.push(result.gradient);
            early.delete(taken++);
          }
        }
      };
      await Promise.all([...talks, ...talks].map(work));
    },
    close,
  };
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
    if (reply.type === "failed") waiting?.reject(new TrainError(`worker: ${reply.message}`));
    else waiting?.resolve(reply);
  }

  #break(reason: string): void {
    this.#broken ??= new TrainError(`worker: must run until training ends, got ${reason}`);
    for (const { reject } of this.#waiting) reject(this.#broken);
    this.#waiting = [];
  }
}
