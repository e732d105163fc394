import { describe, expect, test } from "vitest";
import { alwaysSeven, jsonLines } from "../../test/support/call.ts";
import { linkedWorker } from "../../test/support/linked-worker.ts";
import { readInkBatches } from "../data/ink-set.ts";
import { createRecognizer } from "../recognizer/create-recognizer.ts";
import { serve } from "../worker/serve.ts";
import type { BatchWorker } from "./batch-worker.ts";
import { readBatch } from "./read-batch.ts";
import { readInOrder } from "./read-in-order.ts";
import type { ReadTask } from "./read-task.ts";

const recognizer = await createRecognizer({ model: alwaysSeven() });
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 10));
const drawing = (i: number) => `{"strokes":[[[${i},10],[12,90]]]}`;
const text = (count: number) => Array.from({ length: count }, (_, i) => drawing(i)).join("\n");

async function* tasksOf(content: string): AsyncGenerator<ReadTask> {
  for await (const batch of readInkBatches("f", [new TextEncoder().encode(content)])) {
    yield { file: "f", batch, format: "json" };
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
          return readBatch(recognizer, task);
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
  const end = readInOrder(tasks, { recognizer, workers, startWorker }, ({ lines }) => {
    printed += lines;
  });
  const error = await end.then(
    () => undefined,
    (error) => error.message,
  );
  return { printed, error };
}

describe("threads print what one prints", async () => {
  const alone = await read(tasksOf(text(1500)), 1);

  test.each([2, 3, 5])("where they are %i", async (workers) => {
    expect(alone.printed.split("\n")).toHaveLength(1501);
    // A later batch may be read before an earlier one.
    const slow = fleet((batch) => (batch % 5 === 0 ? pause() : undefined));
    expect(await read(tasksOf(text(1500)), workers, slow)).toEqual(alone);
    expect(slow.workers).toHaveLength(workers - 1);
    expect(slow.batches()).toBeGreaterThan(0);
    expect(slow.workers.every((worker) => worker.isEnded())).toBe(true);
  });
});

test("few drawings start no worker", async () => {
  const { startWorker, workers } = fleet();
  expect((await read(tasksOf(text(100)), 2, { ...fleet(), startWorker })).printed.split("\n")).toHaveLength(101);
  expect(workers).toHaveLength(0);
});

describe("what fails", () => {
  test("at a drawing is its answer, whoever reads it, and the rest goes on", async () => {
    const lines = text(1200).split("\n");
    for (const place of [0, 700, 1199]) lines[place] = '{"id":"oops","strokes":[[1]]}';
    const alone = await read(tasksOf(lines.join("\n")), 1);
    expect(alone.error).toBeUndefined();
    const answers = jsonLines(alone.printed);
    expect(answers).toHaveLength(1200);
    expect(answers[700]).toEqual({
      ...{ file: "f", line: 701, id: "oops" },
      error: {
        ...{ code: "ink", what: "f: line 701", got: "1" },
        rule: "stroke 0, point 0 must be [x, y], [x, y, t] or [x, y, t, pressure]",
      },
    });
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
  void readInOrder(tasks(), { recognizer, workers: 2 }, ({ lines }) => {
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
