// What ten corrections teach, in one table: `npm run measure:learning`. People set aside for `ink` write one digit oddly: their own
// drawings of it in a shape that others give it, or bent as no other bends it, always the same way. After ten of these corrections the
// others of that digit are read, all else that this person has written, what strangers have, and letters.
//
//   --model FILE           another model than Tenpen's own
//   --without NAME=FILE    besides, people of this contributor of UNIPEN, read by that model, which was trained without them; several times
//   --seeds N              so many odd hands for each digit; 6 when missing
//
// Reads the sets from TENPEN_DATA.
import { readFileSync } from "node:fs";
import { TenpenError } from "../dist/errors.js";
import { readSafetensors } from "../dist/formats/safetensors.js";
import { Random } from "../dist/nn/random.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { varyAllograph } from "../dist/train/augment/allographs.js";
import { redraw } from "../dist/train/augment/ink.js";
import { groupOf } from "../dist/training/group-of.js";
import { loadLetters } from "./number-data.mjs";
import { readCall } from "./one-line-errors.mjs";
import { loadPenDigits } from "./pen-digits.mjs";

/** @typedef {import("../dist/recognizer/recognizer.js").Recognizer} Recognizer */
/** @typedef {import("../dist/ink/jsonl.js").LabelledInk} LabelledInk */
/** @typedef {{ name: string, recognizer: Recognizer, drawings: readonly LabelledInk[] }} Person */
/** @typedef {{ odd: number, own: number, strangers: number, letters: number }} Shares of what is read rightly */
/** @typedef {{ digit: number, before: Shares, after: Shares }} Lesson */

const corrections = 10;
/** A digit that is read more often than this is not odd. */
const mostRead = 0.8;
/** Of a person's odd digit there must be so many drawings besides those that are corrected. */
const leastLeft = 10;
/** So many drawings of strangers, and letters, are read with each hand. */
const [strangersRead, lettersRead] = [1000, 200];

const { values } = readCall({
  options: {
    model: { type: "string" },
    without: { type: "string", multiple: true, default: [] },
    seeds: { type: "string", default: "6" },
  },
});
const seeds = Number(values.seeds);
if (!(Number.isInteger(seeds) && seeds > 0)) {
  throw new TenpenError("call", "--seeds", "must be a whole number above 0", `${values.seeds}`);
}
const own = await recognizerOf(values.model);
const { train, validation } = await loadPenDigits();
const letters = (await loadLetters()).flatMap(({ validation }) => validation.map(({ ink }) => ({ ink, label: null })));
const people = peopleOf(validation, own);
const strangers = people.flatMap(({ drawings }) => drawings);
for (const text of /** @type {string[]} */ (values.without)) {
  const [contributor = "", file] = text.split("=");
  if (!file) throw new TenpenError("call", "--without", "must be a contributor, = and the file of a model", text);
  const theirs = train.filter((drawing) => groupOf(drawing) === contributor);
  people.push(...peopleOf(theirs, await recognizerOf(file)));
}

/** @type {Lesson[]} */
const real = [];
/** @type {Lesson[]} */
const synthetic = [];
for (const person of people) {
  for (let digit = 0; digit < 10; digit++) {
    const lesson = teach(person, digit, ofDigit(person, digit));
    if (lesson) real.push(lesson);
  }
}
for (let seed = 0; seed < seeds * 10; seed++) {
  const digit = seed % 10;
  const able = people.filter((person) => ofDigit(person, digit).length >= corrections + leastLeft);
  // Some shapes are read as they are: then the next person tries.
  for (let i = 0; i < able.length; i++) {
    const person = /** @type {Person} */ (able[(Math.floor(seed / 10) + i) % able.length]);
    const lesson = teach(person, digit, writeOddly(ofDigit(person, digit), digit, seed + 1000 * i));
    if (!lesson) continue;
    synthetic.push(lesson);
    break;
  }
}

const columns = ["odd digit, before", "after", "gain", "least gain", "their others", "strangers", "letters refused"];
console.log(
  `| ${corrections} corrections, per cent | hands | ${columns.join(" | ")} |\n|---|${"---|".repeat(columns.length + 1)}`,
);
row("people set aside", real);
row("odd hands", synthetic);
for (let digit = 0; digit < 10; digit++) {
  row(
    `odd hands, ${digit}`,
    synthetic.filter((lesson) => lesson.digit === digit),
  );
}

/** @param {string | undefined} file */
async function recognizerOf(file) {
  return createRecognizer(file === undefined ? {} : { model: readSafetensors(readFileSync(file), file) });
}

/** @param {readonly LabelledInk[]} drawings @param {Recognizer} recognizer @returns {Person[]} */
function peopleOf(drawings, recognizer) {
  /** @type {Map<string, LabelledInk[]>} */
  const byWriter = new Map();
  for (const drawing of drawings) {
    const name = `${groupOf(drawing)} ${drawing.writer ?? ""}`;
    const theirs = byWriter.get(name) ?? [];
    byWriter.set(name, theirs);
    theirs.push(drawing);
  }
  return [...byWriter].map(([name, drawings]) => ({ name, recognizer, drawings }));
}

/** @param {Person} person @param {number} digit */
function ofDigit({ drawings }, digit) {
  return drawings.filter(({ label }) => label === String(digit));
}

/**
 * The drawings of a digit in one odd shape: what is drawn by chance is drawn alike for all, but for a little.
 *
 * @param {readonly LabelledInk[]} drawings @param {number} digit @param {number} seed
 */
function writeOddly(drawings, digit, seed) {
  const strength = new Random(seed, "strength").between(1.5, 3);
  return drawings.map(({ ink }, i) => {
    const shape = varyAllograph(ink.strokes, digit, new Random(seed, "shape"));
    const bent = redraw(shape, new Random(seed, "bend"), strength);
    return { label: String(digit), ink: { strokes: redraw(bent, new Random(seed, "drawing", i), 0.2) } };
  });
}

/**
 * Corrects the first drawings of a digit, and reads the others before and after. Undefined where there are too few, or they are read
 * already.
 *
 * @param {Person} person @param {number} digit @param {readonly LabelledInk[]} odd @returns {Lesson | undefined}
 */
function teach({ name, recognizer, drawings }, digit, odd) {
  const left = odd.slice(corrections);
  if (left.length < leastLeft || shareRight(recognizer, left) >= mostRead) return undefined;
  const others = drawings.filter(({ label }) => label !== String(digit));
  const all = people.find((person) => person.name === name)?.drawings ?? [];
  const unknown = someOf(
    strangers.filter((drawing) => !all.includes(drawing)),
    strangersRead,
  );
  const measure = (/** @type {Recognizer} */ by) => ({
    odd: shareRight(by, left),
    own: shareRight(by, others),
    strangers: shareRight(by, unknown),
    letters: shareRight(by, someOf(letters, lettersRead)),
  });
  const lessons = odd.slice(0, corrections).map(({ ink }) => ({ ink, label: String(digit) }));
  return { digit, before: measure(recognizer), after: measure(recognizer.withHand(lessons)) };
}

/** @param {Recognizer} recognizer @param {readonly { ink: LabelledInk["ink"], label?: string | null }[]} drawings */
function shareRight(recognizer, drawings) {
  const right = drawings.filter(({ ink, label }) => recognizer.recognize(ink).text === (label ?? ""));
  return right.length / drawings.length;
}

/** Evenly from all. @template T @param {readonly T[]} list @param {number} most */
function someOf(list, most) {
  const step = Math.max(1, list.length / most);
  return list.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

/** @param {string} name @param {readonly Lesson[]} lessons */
function row(name, lessons) {
  if (lessons.length === 0) return console.log(`| ${name} | 0 |${" – |".repeat(columns.length)}`);
  const gains = lessons.map(({ before, after }) => after.odd - before.odd);
  const change = (/** @type {keyof Shares} */ key) =>
    spread(
      lessons.map(({ before, after }) => after[key] - before[key]),
      true,
    );
  const cells = [
    spread(lessons.map(({ before }) => before.odd)),
    spread(lessons.map(({ after }) => after.odd)),
    spread(gains, true),
    points(Math.min(...gains), true),
    ...[change("own"), change("strangers"), change("letters")],
  ];
  console.log(`| ${name} | ${lessons.length} | ${cells.join(" | ")} |`);
}

/** Mean and standard deviation. @param {readonly number[]} list @param {boolean} signed */
function spread(list, signed = false) {
  const mean = list.reduce((a, b) => a + b) / list.length;
  const deviation = Math.sqrt(list.reduce((sum, each) => sum + (each - mean) ** 2, 0) / list.length);
  return `${points(mean, signed)} ± ${points(deviation)}`;
}

/** @param {number} value @param {boolean} signed */
function points(value, signed = false) {
  const text = (100 * value).toFixed(2);
  return signed && value >= 0 ? `+${text}` : text;
}
