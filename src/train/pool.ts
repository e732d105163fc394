import type { Backend } from "../nn/backend.ts";
import type { Spec } from "../nn/spec.ts";
import type { Augment, Augmentation } from "./augment/augmentation.ts";
import { pauses } from "./pauses.ts";
import { buffersOf, gradientsOf, runTask, type Task, type TaskResult, taskNetwork } from "./task.ts";
import { TrainError } from "./train-error.ts";
import type { Wire } from "./wire.ts";
import type { WorkerReply, WorkerRequest } from "./worker.ts";

/**
 * Whoever works out tasks. Results come in the order of the tasks, and are the same whoever they are. They hold until the next
 * tasks are run, which put their gradients in the place of the old ones: to allocate and clear them takes longer than to fill
 * them.
 */
export interface Pool {
  /** @param weights all parameters, one after the other. */
  run(weights: Float32Array, tasks: readonly Task[]): Promise<readonly TaskResult[]>;
  /** Ends the workers; what they still work on is lost. */
  close(): Promise<void>;
}

/** Works in this thread, and lets signals and the user interface in between two tasks. */
export function localPool(spec: Spec, backend: Backend, augment?: Augment): Pool {
  const network = taskNetwork(spec, backend);
  const breathe = pauses();
  let rooms: readonly Float32Array[] = [];
  return {
    async run(weights, tasks) {
      network.setValues(weights);
      const results: TaskResult[] = [];
      for (const [i, task] of tasks.entries()) {
        results.push(runTask(network, task, augment, rooms[i]));
        await breathe();
      }
      rooms = gradientsOf(results);
      return results;
    },
    async close() {},
  };
}

/**
 * Shares the work of a pool in this thread with workers that have memories of their own: nothing is shared, so it needs no
 * cross-origin isolation. This thread takes its part, since a step waits for whoever is last, and messages take time.
 *
 * @throws TrainError when a worker does not start, or has other kernels than this thread and would round otherwise.
 */
export async function workerPool(
  spec: Spec,
  local: Pool,
  {
    workers,
    start,
    kernels,
    augmentation,
  }: {
    /** How many there are besides this thread. */
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
  return {
    async run(weights, tasks) {
      const share = tasks.length / (talks.length + 1);
      const partOf = (i: number) => tasks.slice(Math.floor(i * share), Math.floor((i + 1) * share));
      const theirs = talks.map(async (talk, i) => {
        const part = partOf(i + 1);
        if (part.length === 0) return [];
        return await talk.run(weights, part);
      });
      return (await Promise.all([local.run(weights, partOf(0)), ...theirs])).flat();
    },
    close,
  };
}

/** Questions and answers with one worker, one at a time. */
class Talk {
  readonly #wire: Wire;
  #waiting: { resolve(reply: WorkerReply): void; reject(error: Error): void } | undefined;
  #broken: Error | undefined;
  #rooms: readonly Float32Array[] = [];

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.listen(
      (reply) => this.#receive(reply),
      (reason) => this.#break(reason),
    );
  }

  async run(weights: Float32Array, tasks: readonly Task[]): Promise<readonly TaskResult[]> {
    const rooms = this.#rooms;
    this.#rooms = [];
    const reply = await this.ask({ type: "run", weights, tasks, rooms }, buffersOf(rooms));
    const { results } = reply as Extract<WorkerReply, { type: "results" }>;
    this.#rooms = gradientsOf(results);
    return results;
  }

  /** @param transfer buffers of the request that go over instead of being copied. */
  ask(request: WorkerRequest, transfer: readonly ArrayBuffer[] = []): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      if (this.#broken) {
        reject(this.#broken);
        return;
      }
      this.#waiting = { resolve, reject };
      this.#wire.send(request, transfer);
    });
  }

  async end(): Promise<void> {
    this.#break("the end of training");
    await this.#wire.end();
  }

  #receive(reply: WorkerReply): void {
    if (reply.type === "failed") {
      this.#waiting?.reject(new TrainError(`worker: ${reply.message}`));
    } else {
      this.#waiting?.resolve(reply);
    }
    this.#waiting = undefined;
  }

  #break(reason: string): void {
    this.#broken ??= new TrainError(`worker: must run until training ends, got ${reason}`);
    this.#waiting?.reject(this.#broken);
    this.#waiting = undefined;
  }
}
