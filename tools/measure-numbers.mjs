// How many numbers are read right: `npm run measure:numbers`, with digits of the writers set aside for `ink`, from TENPEN_DATA, and
// with the drawings of the files of labelled ink that it is given.
import { createReadStream } from "node:fs";
import { readInkSet } from "../dist/data/ink-set.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { composeNumbers, spacings } from "./compose-numbers.mjs";
import "./one-line-errors.mjs";
import { share } from "./ink-figures.mjs";
import { loadPenDigits } from "./pen-digits.mjs";

/** @typedef {{ label: string, ink: import("../dist/ink/stroke.js").Ink }} Labelled */

const each = 600;
const seed = 27;
const recognizer = await createRecognizer();
const { validation } = await loadPenDigits();

console.log("| numbers | n | exact | accepted | mean confidence | ms each | longest |\n|---|---|---|---|---|---|---|");
row(
  "one digit",
  validation.map(({ ink, label }) => ({ ink, label: String(label) })),
);
for (const kind of /** @type {(keyof typeof spacings)[]} */ (Object.keys(spacings))) {
  const numbers = composeNumbers(validation, kind, each, seed);
  row(kind, numbers);
  row(
    `${kind}, a stroke delayed`,
    numbers.filter(({ delayed }) => delayed),
  );
  row(
    `${kind}, of six digits`,
    numbers.filter(({ digits }) => digits === 6),
  );
}
for (const file of process.argv.slice(2)) {
  /** @type {Labelled[]} */
  const drawings = [];
  for await (const { ink, label } of readInkSet(file, createReadStream(file))) {
    if (typeof label === "string") drawings.push({ ink, label });
  }
  row(file, drawings);
}

/** @param {string} name @param {readonly Labelled[]} drawings */
function row(name, drawings) {
  let [right, accepted, confidence, longest] = [0, 0, 0, 0];
  const started = performance.now();
  for (const { ink, label } of drawings) {
    const before = performance.now();
    const { numbers, text } = recognizer.recognize(ink);
    longest = Math.max(longest, performance.now() - before);
    const guess = numbers.map(({ text }) => text).join(" ");
    if (guess === label) right++;
    if (text !== "") accepted++;
    confidence += numbers.length === 0 ? 0 : numbers.reduce((product, number) => product * number.confidence, 1);
  }
  const time = ((performance.now() - started) / drawings.length).toFixed(2);
  const n = drawings.length;
  console.log(
    `| ${name} | ${n} | ${share(right / n)} | ${share(accepted / n)} | ${share(confidence / n)} | ${time} | ${longest.toFixed(0)} |`,
  );
}
