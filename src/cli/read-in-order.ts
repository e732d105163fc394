import { setImmediate } from "node:timers/promises";
import type { Recognizer } from "../recognizer/recognizer.ts";
import { WorkerClient } from "../worker/client.ts";
import type { WorkerTransport } from "../worker/transport.ts";
import type { BatchWorker } from "./batch-worker.ts";
import { readBatch } from "./read-batch.ts";
import type { ReadBatch, ReadTask } from "./read-task.ts";

/** Workers join when so many batches were asked for: to start one takes about as long as to read them. Pictures take longer than drawings. */
const batchesAlone = { drawings: 8, pictures: 1 };
/** A worker has another batch in hand, and need not wait until this thread has read its own and hears. */
const batchesInHand = 2;
/** Of batches that are read before their turn, as many for each thread wait for it: memory is bounded. */
const batchesAhead = 8;

type Read = (task: ReadTask) => Promise<ReadBatch>;
type Client = WorkerClient<BatchWorker>;

/**
 * Reads batches by this thread and, where there are many, by workers. What is printed is the same whoever reads them.
 *
 * @param tasks each is asked for when somebody is about to read it.
 * @param workers how many threads read at most, this one among them.
 * @param take gets what is printed, in the order of the batches.
 * @throws TenpenError of the tasks themselves, after what was before it was taken; of code `worker`.
 */
export async function readInOrder(
  tasks: AsyncGenerator<ReadTask>,
  {
    recognizer,
    workers,
    startWorker,
  }: {
    readonly recognizer: Recognizer;
    readonly workers: number;
    /** Missing where there is this thread alone. */
    readonly startWorker?: (() => WorkerTransport) | undefined;
  },
  take: (read: ReadBatch) => void,
): Promise<void> {
  const queue = new TaskQueue(tasks, workers * batchesAhead, take);
  const clients: Client[] = [];
  const { model, pictureModel } = recognizer;
  const join = async () => {
    while (clients.length < workers - 1) clients.push(new WorkerClient<BatchWorker>(startWorker!()));
    await Promise.all(
      clients.map(async (client) => {
        await client.call("start", { model, pictureModel });
        const loop = async () => {
          while (await queue.readNext((task) => client.call("read", task)));
        };
        await Promise.all(Array.from({ length: batchesInHand }, loop));
      }),
    );
  };
  const workHere = async () => {
    let hasJoined = workers === 1 || startWorker === undefined;
    let most = batchesAlone.drawings;
    const readHere: Read = (task) => {
      if ("pictures" in task) most = batchesAlone.pictures;
      return readBatch(recognizer, task);
    };
    while (await queue.readNext(readHere)) {
      if (!hasJoined && queue.asked > most) {
        hasJoined = true;
        join().catch((error) => queue.fail(error));
      }
      await setImmediate();
    }
  };
  try {
    workHere().catch((error) => queue.fail(error));
    await queue.end;
  } finally {
    // Not awaited: what input is waited for may never come.
    void tasks.return(undefined);
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Hands out tasks, and takes what was read of them in their order. */
class TaskQueue {
  /** Resolves when all is taken, rejects with what was thrown. */
  readonly end: Promise<void>;
  readonly #tasks: AsyncGenerator<ReadTask>;
  readonly #ahead: number;
  readonly #take: (read: ReadBatch) => void;
  /** What was read before its turn, or what was thrown. */
  readonly #early = new Map<number, { readonly read: ReadBatch } | { readonly error: unknown }>();
  #asked = 0;
  #taken = 0;
  /** How many tasks there are, once that is known. */
  #count = Number.POSITIVE_INFINITY;
  #isOver = false;
  #waiting: (() => void)[] = [];
  #resolve!: () => void;
  #reject!: (error: unknown) => void;

  constructor(tasks: AsyncGenerator<ReadTask>, ahead: number, take: (read: ReadBatch) => void) {
    this.#tasks = tasks;
    this.#ahead = ahead;
    this.#take = take;
    this.end = new Promise((resolve, reject) => {
      [this.#resolve, this.#reject] = [resolve, reject];
    });
  }

  /** How many tasks were asked for. */
  get asked(): number {
    return this.#asked;
  }

  /** Reads a task. Whether there was one, and it is not over. */
  async readNext(read: Read): Promise<boolean> {
    while (this.#asked - this.#taken >= this.#ahead) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#isOver) return false;
    const place = this.#asked++;
    try {
      const { done, value } = await this.#tasks.next();
      if (done) this.#count = Math.min(this.#count, place);
      else this.#early.set(place, { read: await read(value) });
    } catch (error) {
      this.#early.set(place, { error });
    }
    this.#takeDue();
    return !this.#isOver && place < this.#count;
  }

  fail(error: unknown): void {
    this.#isOver = true;
    this.#reject(error);
  }

  #takeDue(): void {
    for (let due = this.#early.get(this.#taken); due && !this.#isOver; due = this.#early.get(this.#taken)) {
      this.#early.delete(this.#taken++);
      if ("read" in due) this.#take(due.read);
      else this.fail(due.error);
    }
    if (this.#taken === this.#count) {
      this.#isOver = true;
      this.#resolve();
    }
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
