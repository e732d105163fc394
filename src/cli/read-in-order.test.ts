import { describe, expect, test } from "vitest";
import { alwaysSeven } from "../../test/support/call.ts";
import { linkedWorker } from "../../test/support/linked-worker.ts";
import { readInkBatches } from "../data/ink-set.ts";
import { createRecognizer } from "../recognizer/create-recognizer.ts";
import { faultOf } from "../worker/protocol.ts";
import { serve } from "../worker/serve.ts";
import type { BatchWorker } from "./batch-worker.ts";
import { type ReadTask, readBatch } from "./read-batch.ts";
import { readInOrder } from "./read-in-order.ts";

const recognizer = await createRecognizer({ model: alwaysSeven() });
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 10));
const drawing = (i: number) => `{"strokes":[[[${i},10],[12,90]]]}`;
const text = (count: number) => Array.from({ length: count }, (_, i) => drawing(i)).join("\n");

async function* tasksOf(content: string): AsyncGenerator<ReadTask> {
  for await (const batch of readInkBatches("f", [new TextEncoder().encode(content)])) {
    yield { file: "f", batch, json: true };
  }
}

/** Workers that are no threads; each batch waits for what `hold` says. */
function fleet(hold: (batch: number) => Promise<void> | undefined = () => undefined) {
  const workers: ReturnType<typeof linkedWorker>[] = [];
  let batches = 0;
  const startWorker = () => {
    const worker = linkedWorker();
    workers.push(worker);
    serve<BatchWorker>(
      {
        start() {},
        async read(task) {
          await hold(batches++);
          const { lines, error } = readBatch(recognizer, task);
          return error === undefined ? { lines } : { lines, fault: faultOf(error) };
        },
      },
      worker.port,
    );
    return worker.transport;
  };
  return { startWorker, workers, batches: () => batches };
}

async function read(tasks: AsyncGenerator<ReadTask>, workers: number, { startWorker } = fleet()) {
  let printed = "";
  const end = readInOrder(tasks, { recognizer, workers, startWorker }, (lines) => {
    printed += lines;
  });
  const error = await end.then(
    () => undefined,
    (error) => error.message,
  );
  return { printed, error };
}

test.each([2, 3, 5])("%i threads print what one prints", async (workers) => {
  const alone = await read(tasksOf(text(1500)), 1);
  expect(alone.printed.split("\n")).toHaveLength(1501);
  // A later batch may be read before an earlier one.
  const slow = fleet((batch) => (batch % 5 === 0 ? pause() : undefined));
  expect(await read(tasksOf(text(1500)), workers, slow)).toEqual(alone);
  expect(slow.workers).toHaveLength(workers - 1);
  expect(slow.batches()).toBeGreaterThan(0);
  expect(slow.workers.every((worker) => worker.isEnded())).toBe(true);
});

test("few drawings start no worker", async () => {
  const { startWorker, workers } = fleet();
  expect((await read(tasksOf(text(100)), 2, { ...fleet(), startWorker })).printed.split("\n")).toHaveLength(101);
  expect(workers).toHaveLength(0);
});

describe("what fails", () => {
  test.each([0, 700, 1199])("at drawing %i, after what was before it, whoever reads it", async (place) => {
    const lines = text(1200).split("\n");
    lines[place] = "{oops}";
    const alone = await read(tasksOf(lines.join("\n")), 1);
    expect(alone.error).toBe(`f: line ${place + 1}: must be JSON, got "oops}" at column 2`);
    expect(alone.printed.split("\n")).toHaveLength(place + 1);
    for (const workers of [2, 4]) expect(await read(tasksOf(lines.join("\n")), workers)).toEqual(alone);
  });

  test("in what gives the tasks", async () => {
    async function* broken() {
      yield* tasksOf(text(1000));
      throw new Error("unplugged");
    }
    const { printed, error } = await read(broken(), 2);
    expect(error).toBe("unplugged");
    expect(printed.split("\n")).toHaveLength(1001);
  });

  test("is told though the next drawing never comes", async () => {
    async function* endless() {
      yield* tasksOf(`${text(1000)}\n{oops}`);
      await new Promise(() => {});
    }
    for (const workers of [1, 2]) expect((await read(endless(), workers)).error).toContain("line 1001");
  });

  test("a worker that ends", async () => {
    const { startWorker, workers } = fleet(pause);
    const tasks = async function* () {
      yield* tasksOf(text(1200));
      for (const worker of workers) worker.die("out of memory");
      yield* tasksOf(text(1200));
    };
    const { error } = await read(tasks(), 2, { ...fleet(), startWorker });
    expect(error).toBe("worker: must run until its work is done, got out of memory");
  });
});

test("answers come while the next drawing is waited for", async () => {
  let printed = "";
  const tasks = async function* () {
    yield* tasksOf(text(1));
    await new Promise(() => {});
  };
  void readInOrder(tasks(), { recognizer, workers: 2 }, (lines) => {
    printed += lines;
  });
  await expect.poll(() => printed).toContain('"line":1');
});

test("no more batches are read than may wait for a slow one", async () => {
  let asked = 0;
  const tasks = async function* () {
    for await (const task of tasksOf(text(64 * 60))) {
      asked++;
      yield task;
    }
  };
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let taken = 0;
  const { startWorker } = fleet((batch) => (batch === 0 ? held : undefined));
  const end = readInOrder(tasks(), { recognizer, workers: 2, startWorker }, () => {
    taken++;
  });
  // This thread goes on until all may wait that may: 8 batches for each of two threads.
  await expect.poll(() => asked - taken, { timeout: 20_000 }).toBe(16);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked - taken).toBe(16);
  release();
  await end;
  expect(taken).toBe(asked);
});
