// Answers the benchmark's commands, a JSON object a line, with the contender named by the first argument.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const folder = process.env.TENPEN_BENCH_DATA;
// Plain arrays: a slice of a Buffer is a view, and as a message it would carry all images.
const bytes = (name) => new Uint8Array(readFileSync(join(folder, name)));
const images = bytes("images.bin");
const labels = bytes("labels.bin");
const threads = Number(process.env.TENPEN_BENCH_THREADS);
const { makeContender } = await import(`./${process.argv[2]}.mjs`);
const contender = await makeContender({ images, labels, threads });

/** Milliseconds of at least one call, until the seconds are over. */
async function repeat(seconds, run) {
  const start = performance.now();
  let runs = 0;
  while (runs === 0 || performance.now() - start < seconds * 1000) {
    await run();
    runs++;
  }
  return { runs, milliseconds: performance.now() - start };
}

const tasks = {
  train: (command) => contender.train(command),
  async latency({ spec, warm, runs }) {
    const predict = await contender.predictor(spec, 1);
    const microseconds = [];
    for (let i = 0; i < warm + runs; i++) {
      const at = (i % 1000) * 784;
      const image = images.subarray(at, at + 784);
      const start = performance.now();
      await predict(image);
      if (i >= warm) microseconds.push((performance.now() - start) * 1000);
    }
    return { microseconds };
  },
  async bulk({ spec, count, seconds }) {
    const predict = await (contender.bulkPredictor ?? contender.predictor)(spec, count);
    const many = images.subarray(0, count * 784);
    await predict(many);
    await predict(many);
    const { runs, milliseconds } = await repeat(seconds, () => predict(many));
    return { imagesPerSecond: (runs * count * 1000) / milliseconds };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  let answer;
  try {
    answer = { ...(await tasks[command.task](command)), megabytes: process.memoryUsage.rss() / 2 ** 20 };
  } catch (error) {
    answer = { error: String(error).split("\n")[0].slice(0, 200) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);
