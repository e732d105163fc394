// How many single digits `tenpen recognize` reads in a second, from the start of the process to its end.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markdown } from "./engine.mjs";
import { median, rounded, summary } from "./statistics.mjs";

const root = join(import.meta.dirname, "..");
const threads = [1, 2];

/** Prints, when the process ends, how much time its threads had of the processors: other programs take theirs, too. */
const tellTime = `data:text/javascript,${encodeURIComponent(`
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => process.stderr.write(JSON.stringify(process.cpuUsage())));
`)}`;

/** @returns {Promise<string>} the results as Markdown */
export async function reading({ rounds, seconds }) {
  const drawings = readFileSync(join(root, "test/fixtures/digits.ink.jsonl"), "utf8").trim().split("\n");
  const count = 10_000 * seconds;
  const folder = mkdtempSync(join(tmpdir(), "tenpen-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "digits.ink.jsonl");
  writeFileSync(file, Array.from({ length: count }, (_, i) => `${drawings[i % drawings.length]}\n`).join(""));
  const values = threads.map(() => ({ perSecond: [], processor: [] }));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < threads.length; i++) {
      const at = (i + round) % threads.length;
      process.stderr.write(`\rround ${round + 1}/${rounds}  ${threads[at]} threads`.padEnd(60));
      const { milliseconds, processor } = await recognize(file, threads[at]);
      values[at].perSecond.push((1000 * count) / milliseconds);
      values[at].processor.push((1000 * processor) / count);
    }
  }
  process.stderr.write("\n");
  const alone = median(values[0].perSecond);
  const rows = threads.map((workers, i) => {
    const { perSecond, processor } = values[i];
    return [`--workers ${workers}`, summary(perSecond), rounded(median(perSecond) / alone), summary(processor)];
  });
  return [
    `\`recognize --json\` of ${count.toLocaleString("en")} single digits, from start to end.`,
    markdown(["", "digits a second", "against one thread", "µs of a processor each"], rows),
  ].join("\n\n");
}

/** How long it takes, and has of the processors, in milliseconds. */
async function recognize(file, workers) {
  const start = performance.now();
  const argv = ["--import", tellTime, join(root, "dist/cli/main.js"), "recognize", file, "--json"];
  const child = spawn(process.execPath, [...argv, "--workers", `${workers}`], { stdio: ["ignore", "ignore", "pipe"] });
  let told = "";
  child.stderr.on("data", (text) => {
    told += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(told);
  const { user, system } = JSON.parse(told);
  return { milliseconds: performance.now() - start, processor: (user + system) / 1000 };
}
