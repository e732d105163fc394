// Whether the cost of training grows with the images alone: not with how many there are, nor with the batch.
import { contenders, Talk } from "./contender.mjs";
import { prepareData } from "./data.mjs";
import { markdown } from "./engine.mjs";
import { median, rounded, summary } from "./statistics.mjs";

/** @returns {Promise<string>} the results as Markdown */
export async function linear({ rounds, seconds }) {
  const data = await prepareData();
  const tenpen = new Talk(contenders[0], 2, data);
  const cases = [
    ...[6000, 60_000].map((count) => ({ name: `${count.toLocaleString("en")} images, batch 128`, count, batch: 128 })),
    ...[32, 64, 256, 512].map((batch) => ({ name: `60,000 images, batch ${batch}`, count: 60_000, batch })),
  ];
  const values = cases.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < cases.length; i++) {
      const at = (i + round) % cases.length;
      const { name, count, batch } = cases[at];
      process.stderr.write(`\rround ${round + 1}/${rounds}  ${name}`.padEnd(60));
      const { imagesPerSecond, error } = await tenpen.ask({ task: "train", spec: "classic", batch, seconds, count });
      if (error) throw new Error(error);
      values[at].push(imagesPerSecond);
    }
  }
  process.stderr.write("\n");
  tenpen.end();
  const base = median(values[1]);
  const rows = cases.map(({ name }, i) => [name, summary(values[i]), rounded(median(values[i]) / base)]);
  return markdown(["classic, two workers", "images a second", "against 60,000 images, batch 128"], rows);
}
