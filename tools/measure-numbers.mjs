// How numbers are read, in one table: `npm run measure:numbers`. Composed of digits of the writers set aside for `ink`; real ones, by
// contributor; letters, of which none should become a number. Then how long an answer takes, and how steady it is while somebody writes.
//
//   --model FILE           another model than Tenpen's own
//   --without NAME=FILE    the real numbers of this contributor are read by that model, which was trained without them; several times
//   FILE…                  files of labelled ink besides
//
// Reads the sets from TENPEN_DATA.
import { createReadStream, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readInkSet } from "../dist/data/ink-set.js";
import { TenpenError } from "../dist/errors.js";
import { evaluateReading } from "../dist/evaluation/evaluated.js";
import { score } from "../dist/evaluation/score.js";
import { readSafetensors } from "../dist/formats/safetensors.js";
import { classesOf } from "../dist/model/model.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { composeNumbers, spacings } from "./compose-numbers.mjs";
import { loadLetters, loadRealNumbers, loadSigns } from "./number-data.mjs";
import "./one-line-errors.mjs";
import { share } from "./ink-figures.mjs";
import { loadPenDigits } from "./pen-digits.mjs";

/** @typedef {import("../dist/recognizer/recognizer.js").Recognizer} Recognizer */
/** @typedef {{ label: string | null, ink: import("../dist/ink/stroke.js").Ink, recognizer?: Recognizer }} Labelled */

const [each, seed] = [600, 27];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { model: { type: "string" }, without: { type: "string", multiple: true, default: [] } },
});
const own = await recognizerOf(values.model);
/** @type {Map<string, Recognizer>} */
const byContributor = new Map();
for (const text of values.without) {
  const [contributor = "", file] = text.split("=");
  if (!file) throw new TenpenError("call", "--without", "must be a contributor, = and the file of a model", text);
  byContributor.set(contributor, await recognizerOf(file));
}
const { validation } = await loadPenDigits();
const kinds = /** @type {(keyof typeof spacings)[]} */ (Object.keys(spacings));
const hasSigns = classesOf(own.model).includes(".");

console.log("| numbers | n | exact | CER | ECE | coverage at 99.5 % | rejected |\n|---|---|---|---|---|---|---|");
row(
  "one digit",
  validation.map(({ ink, label }) => ({ ink, label: String(label) })),
);
for (const kind of kinds) {
  const numbers = composeNumbers(validation, kind, each, seed);
  row(kind, numbers);
  const delayed = numbers.filter(({ delayed }) => delayed);
  row(`${kind}, a stroke delayed`, delayed);
}
if (hasSigns) {
  const { validation: signs } = await loadSigns();
  for (const kind of kinds) row(`${kind}, with a sign`, composeNumbers(validation, kind, each, seed, signs));
}
const real = (await loadRealNumbers()).map((drawing) => ({
  ...drawing,
  label: String(drawing.label),
  recognizer: byContributor.get(drawing.contributor) ?? own,
}));
row("real", real);
row(
  "real, of digits alone",
  real.filter(({ label }) => /^[0-9]+$/.test(label)),
);
for (const contributor of [...new Set(real.map(({ contributor }) => contributor))].sort()) {
  row(
    `real, by ${contributor}`,
    real.filter((drawing) => drawing.contributor === contributor),
  );
}
for (const file of positionals) {
  /** @type {Labelled[]} */
  const drawings = [];
  for await (const { ink, label } of readInkSet(file, createReadStream(file))) {
    if (typeof label === "string") drawings.push({ ink, label });
  }
  row(file, drawings);
}

console.log("\n| set aside | n | refused | taken for one digit | for a number of several |\n|---|---|---|---|---|");
for (const { name, validation } of await loadLetters()) {
  const texts = validation.map(({ ink }) => own.recognize(ink).text);
  const several = texts.filter((text) => text.length > 1).length;
  const n = texts.length;
  const refused = texts.filter((text) => text === "").length;
  console.log(
    `| ${name} | ${n} | ${share(refused / n)} | ${share((n - refused - several) / n)} | ${share(several / n)} |`,
  );
}

console.log("\n| one answer | n | median, ms | 95th percentile | longest |\n|---|---|---|---|---|");
const apart = composeNumbers(validation, "apart", each, seed);
const six = apart.filter(({ digits }) => digits === 6);
timeRow(
  "six digits",
  six.map(({ ink }) => ink),
);
timeRow(
  "twelve digits",
  six.slice(1).map((right, i) => beside(/** @type {typeof right} */ (six[i]).ink, right.ink)),
);

console.log(
  "\n| while writing | finished digits, later strokes | read otherwise than before | right, then wrong | refused in between |\n|---|---|---|---|---|",
);
for (const kind of kinds.filter((kind) => kind !== "joined")) steadyRow(kind);

/** @param {string | undefined} file */
async function recognizerOf(file) {
  return createRecognizer(file === undefined ? {} : { model: readSafetensors(readFileSync(file), file) });
}

/** @param {string} name @param {readonly Labelled[]} drawings */
function row(name, drawings) {
  if (drawings.length === 0) return;
  const answers = drawings.map(({ ink, label, recognizer = own }) => evaluateReading(recognizer.recognize(ink), label));
  const { n, accuracy, cer, ece, coverage, rejected } = score(answers);
  const figures = [accuracy, cer, ece, coverage, rejected / n].map((value) => share(value));
  console.log(`| ${name} | ${n} | ${figures.join(" | ")} |`);
}

/** @param {string} name @param {readonly import("../dist/ink/stroke.js").Ink[]} drawings */
function timeRow(name, drawings) {
  for (const ink of drawings.slice(0, 20)) own.recognize(ink);
  const times = drawings.map((ink) => {
    const before = performance.now();
    own.recognize(ink);
    return performance.now() - before;
  });
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ part) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]).toFixed(1);
  console.log(`| ${name} | ${times.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`);
}

/** Two numbers as one. @param {import("../dist/ink/stroke.js").Ink} left @param {import("../dist/ink/stroke.js").Ink} right */
function beside(left, right) {
  const end = Math.max(...left.strokes.flat().map(({ x }) => x));
  return {
    strokes: [...left.strokes, ...right.strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + end + 25, y })))],
  };
}

/** Numbers stroke by stroke: how often what was read of digits that are finished is another after a later stroke. @param {keyof typeof spacings} kind */
function steadyRow(kind) {
  let [all, changed, worse, refused] = [0, 0, 0, 0];
  for (const { ink, ends, label, delayed } of composeNumbers(validation, kind, each / 2, seed)) {
    if (delayed) continue;
    let [before, wasRead] = ["", false];
    for (let strokes = 1; strokes <= ink.strokes.length; strokes++) {
      const { numbers, text } = own.recognize({ strokes: ink.strokes.slice(0, strokes) });
      const finished = ends.filter((end) => end < strokes).length;
      const now = numbers.map((number) => number.text).join(" ");
      for (let i = 0; i < finished; i++) {
        all++;
        if (now[i] !== before[i]) changed++;
        if (now[i] !== before[i] && before[i] === label[i]) worse++;
      }
      if (wasRead && text === "") refused++;
      [before, wasRead] = [now, text !== ""];
    }
  }
  console.log(`| ${kind} | ${all} | ${share(changed / all)} | ${share(worse / all)} | ${share(refused / all)} |`);
}
