// Everyone against everyone, in one run: each round asks each contender the same, in turning order.
import { contenders, isInstalled, Talk } from "./contender.mjs";
import { prepareData } from "./data.mjs";
import { downloadSizes } from "./download-sizes.mjs";
import { median, quantile, rounded, summary } from "./statistics.mjs";

const specs = ["classic", "small-res"];
const batches = [32, 128];

/**
 * @param {import("./unfinished.mjs").Unfinished} options.unfinished where the rounds are kept that are done
 * @returns {Promise<string>} the results as Markdown
 */
export async function engine({ rounds, seconds, only, unfinished }) {
  const data = await prepareData();
  const chosen = contenders.filter(({ name }) => only === undefined || only.some((part) => name.includes(part)));
  const present = chosen.filter(isInstalled);
  const talks = new Map();
  const talk = (contender, threads) => {
    const key = `${contender.name}/${threads}`;
    if (!talks.has(key)) talks.set(key, new Talk(contender, threads, data));
    return talks.get(key);
  };
  const done = unfinished.load();
  /** Values of the rounds, by measurement and contender. */
  const values = new Map(done?.values.map(([what, byName]) => [what, new Map(byName)]));
  const failures = new Map(done?.failures);
  const note = (what, name, value) => {
    const byName = values.get(what) ?? values.set(what, new Map()).get(what);
    (byName.get(name) ?? byName.set(name, []).get(name)).push(value);
  };

  const measurements = plan(seconds);
  for (let round = done?.rounds ?? 0; round < rounds; round++) {
    for (const [m, measurement] of measurements.entries()) {
      for (let i = 0; i < present.length; i++) {
        const contender = present[(i + round + m) % present.length];
        const { what, threads, command } = measurement;
        if (!(contender.threads ?? [1, 2]).includes(threads)) continue;
        if (command.task === "train" && !contender.trains) continue;
        if (failures.has(`${what}, ${contender.name}`)) continue;
        process.stderr.write(`\rround ${round + 1}/${rounds}  ${what}  ${contender.name}`.padEnd(90));
        let answer;
        if (measurement.cold) {
          const fresh = new Talk(contender, threads, data);
          const start = performance.now();
          answer = { ...(await fresh.ask(command)), milliseconds: performance.now() - start };
          fresh.end();
        } else {
          answer = await talk(contender, threads).ask(command);
        }
        if (answer.error) {
          failures.set(`${what}, ${contender.name}`, answer.error);
          continue;
        }
        measurement.note(answer, (kind, value) => note(`${what}${kind}`, contender.name, value));
      }
    }
    unfinished.save({
      rounds: round + 1,
      values: Array.from(values, ([what, byName]) => [what, [...byName]]),
      failures: [...failures],
    });
  }
  process.stderr.write("\n");
  for (const each of talks.values()) each.end();

  const names = present.map(({ name }) => name);
  const table = (title, columns) => {
    const rows = names
      .map((name) => [name, ...columns.map(([, what]) => summary(values.get(what)?.get(name) ?? []))])
      .filter((row) => row.slice(1).some((cell) => cell !== "–"));
    return [`### ${title}`, "", markdown(["", ...columns.map(([head]) => head)], rows)].join("\n");
  };
  const train = (threads) =>
    specs.flatMap((spec) => batches.map((batch) => [`${spec}, batch ${batch}`, `train ${spec} ${batch}, ${threads}`]));
  const onThreads = (what) =>
    specs.flatMap((spec) =>
      [1, 2].map((threads) => [`${spec}, ${threads} thread${threads > 1 ? "s" : ""}`, what(spec, threads)]),
    );
  const sizes = await downloadSizes(names);
  const missing = chosen.filter((contender) => !isInstalled(contender)).map(({ name }) => `${name}: not installed`);
  const failed = [...failures].map(([what, error]) => `${what}: ${error}`);
  return [
    `Medians of ${rounds} rounds, and their range.`,
    table("Training, images a second, two threads", train(2)),
    table("Training, images a second, one thread", train(1)),
    table(
      "One image, µs, median",
      onThreads((spec, threads) => `one ${spec}, ${threads} p50`),
    ),
    table(
      "One image, µs, 99th percentile",
      onThreads((spec, threads) => `one ${spec}, ${threads} p99`),
    ),
    table(
      "1,000 images in one call, images a second",
      onThreads((spec, threads) => `bulk ${spec}, ${threads}`),
    ),
    table("Cold start and memory", [
      ["new process to first answer, ms", "cold"],
      ["resident after training classic, MB", "train classic 128, 2 MB"],
      ["resident after reading, MB", "bulk classic, 1 MB"],
    ]),
    ["### Bytes", "", markdown(["", "download"], sizes)].join("\n"),
    ["### Ratios", "", markdown(["", "ratio"], ratios(values, names))].join("\n"),
    ...(missing.length + failed.length > 0 ? [[...missing, ...failed].map((line) => `- ${line}`).join("\n")] : []),
  ].join("\n\n");
}

function plan(seconds) {
  const list = [];
  for (const threads of [2, 1]) {
    for (const spec of specs) {
      for (const batch of batches) {
        list.push({
          ...{ what: `train ${spec} ${batch}, ${threads}`, threads },
          command: { task: "train", spec, batch, seconds },
          note(answer, put) {
            put("", answer.imagesPerSecond);
            put(" MB", answer.megabytes);
          },
        });
      }
    }
  }
  for (const threads of [1, 2]) {
    for (const spec of specs) {
      list.push({
        ...{ what: `one ${spec}, ${threads}`, threads },
        command: { task: "latency", spec, warm: 200, runs: 1000 },
        note(answer, put) {
          put(" p50", median(answer.microseconds));
          put(" p99", quantile(answer.microseconds, 0.99));
        },
      });
      list.push({
        ...{ what: `bulk ${spec}, ${threads}`, threads },
        command: { task: "bulk", spec, count: 1000, seconds: seconds / 2 },
        note(answer, put) {
          put("", answer.imagesPerSecond);
          put(" MB", answer.megabytes);
        },
      });
    }
  }
  list.push({
    ...{ what: "cold", threads: 1, cold: true, command: { task: "latency", spec: "classic", warm: 0, runs: 1 } },
    note: (answer, put) => put("", answer.milliseconds),
  });
  return list;
}

/** What the project claims: its own median against that of the fastest rival, or of one that is named. */
function ratios(values, names) {
  const of = (what, name) => {
    const rounds = values.get(what)?.get(name);
    return rounds ? median(rounds) : undefined;
  };
  const own = names.filter((name) => name.startsWith("Tenpen"));
  const rivals = names.filter((name) => !name.startsWith("Tenpen"));
  const rows = [];
  const add = (title, ratio, against) => {
    if (Number.isFinite(ratio)) rows.push([`${title}, against ${against}`, rounded(ratio)]);
  };
  for (const name of own) {
    for (const spec of specs) {
      for (const batch of batches) {
        const what = `train ${spec} ${batch}, 2`;
        const fastest = rivals
          .filter((rival) => of(what, rival) !== undefined)
          .toSorted((a, b) => of(what, b) - of(what, a))[0];
        if (fastest) add(`${name}: training ${spec}, batch ${batch}`, of(what, name) / of(what, fastest), fastest);
      }
      const [one, two] = [1, 2].map((threads) => of(`train ${spec} 128, ${threads}`, name));
      add(`${name}: training ${spec}, two workers`, two / one, "one");
    }
    const faster = (what, rivalWhat, rival) => of(rivalWhat, rival) / of(what, name);
    add(`${name}: one image`, faster("one classic, 1 p50", "one classic, 1 p50", "onnxruntime-web"), "onnxruntime-web");
    const jax = Math.min(...[1, 2].map((threads) => of(`one classic, ${threads} p50`, "JAX") ?? Number.NaN));
    add(`${name}: one image`, jax / of("one classic, 1 p50", name), "JAX at its better number of threads");
    const bulk = (threads, rival) => 1 / faster(`bulk classic, ${threads}`, `bulk classic, ${threads}`, rival);
    add(`${name}: 1,000 images on one thread`, bulk(1, "onnxruntime-web"), "onnxruntime-web");
    add(`${name}: 1,000 images on two threads`, bulk(2, "JAX"), "JAX");
  }
  return rows;
}

/** @param {string[]} head @param {string[][]} rows */
export function markdown(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
