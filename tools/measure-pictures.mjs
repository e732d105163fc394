// How pictures are read: `npm run measure:pictures`. Cells of sudokus by themselves, whole photographs of sudokus, and pictures rendered of the
// ink of writers who are set aside, with pens and on papers that no training has drawn. Scenes as training draws them, by writers who are set
// aside, by which what reading weighs is chosen. And of pictures that training draws, how many digits the lattice still holds whole, whatever a
// network says of them.
//
//   --model FILE      another model than Tenpen's own
//   --only NAME       one part alone: cells, photos, rendered, scenes, groups
//   --verbose         says what was read wrong
//
// Reads `sudoku/`, and the sets that `ink` is trained on, from TENPEN_DATA.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../dist/data/node/data-folder.js";
import { readPicture } from "../dist/data/node/picture/read-picture.js";
import { fault } from "../dist/errors.js";
import { bounds } from "../dist/ink/stroke.js";
import { Random } from "../dist/nn/random.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { drawTemplate } from "../dist/train/augment/templates.js";
import { signsShown } from "../dist/train/pictures/crops.js";
import { renderScene } from "../dist/train/pictures/render-scene.js";
import { drawScene } from "../dist/train/pictures/scene.js";
import { classesOfInk, splitInk } from "../dist/training/corpus.js";
import { loadInkSets } from "../dist/training/node/load-ink-sets.js";
import { writersOf } from "../dist/training/picture-crops.js";
import { composeNumbers } from "./compose-numbers.mjs";
import { loadSigns } from "./number-data.mjs";
import { readCall } from "./one-line-errors.mjs";
import { loadPenDigits } from "./pen-digits.mjs";
import { papers, pens, renderPicture } from "./render-pictures.mjs";

const { values } = readCall({
  options: { model: { type: "string" }, only: { type: "string" }, verbose: { type: "boolean" } },
});
const parts = ["cells", "photos", "rendered", "scenes", "groups"];
if (values.only !== undefined && !parts.includes(values.only)) {
  throw fault("call", "--only", `must be ${parts.join(", ")}`, values.only);
}
const recognizer = await createRecognizer(values.model ? { model: readFileSync(values.model) } : {});
const sudoku = join(dataFolder(), "sudoku");

if (values.only === undefined || values.only === "cells") await cells();
if (values.only === undefined || values.only === "photos") await photos();
if (values.only === undefined || values.only === "rendered") await rendered();
if (values.only === undefined || values.only === "scenes") await scenes();
if (values.only === undefined || values.only === "groups") groups();

async function cells() {
  const folder = join(sudoku, "cells-validation");
  /** @type {Record<string, { n: number, right: number, read: number }>} */
  const counts = {};
  for (const label of readdirSync(folder)) {
    const of = { n: 0, right: 0, read: 0 };
    counts[label] = of;
    const wanted = label === "blank" ? "" : label;
    for (const name of readdirSync(join(folder, label))) {
      const { text } = recognizer.readPicture(await readPicture(readFileSync(join(folder, label, name))));
      of.n++;
      if (text === wanted) of.right++;
      if (text !== "") of.read++;
      if (values.verbose && (/\d/.test(label) ? text !== label : text !== ""))
        console.log(join(folder, label, name), JSON.stringify(text));
    }
  }
  const digits = Object.entries(counts).filter(([label]) => /^\d$/.test(label));
  const sum = (/** @type {"n" | "right" | "read"} */ key) => digits.reduce((total, [, of]) => total + of[key], 0);
  console.log("| cells | n | right | read as something |\n|---|---|---|---|");
  for (const [label, { n, right, read }] of Object.entries(counts))
    console.log(`| ${label} | ${n} | ${right} | ${read} |`);
  console.log(`| 1–9 | ${sum("n")} | ${percent(sum("right") / sum("n"))} | ${percent(sum("read") / sum("n"))} |`);
}

async function photos() {
  const folder = join(sudoku, "photos");
  let [all, right, found, slowest] = [0, 0, 0, 0];
  console.log("| photograph | grid | cells right | seconds |\n|---|---|---|---|");
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".jpg"))) {
    const rows = readFileSync(join(folder, name.replace(".jpg", ".txt")), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number));
    const picture = await readPicture(readFileSync(join(folder, name)));
    const start = performance.now();
    const { grids } = recognizer.readPicture(picture);
    const seconds = (performance.now() - start) / 1000;
    slowest = Math.max(slowest, seconds);
    // The largest is the one that was photographed.
    const grid = grids.toSorted((a, b) => b.bounds.width * b.bounds.height - a.bounds.width * a.bounds.height)[0];
    const isFound = grid?.rows.length === 9 && grid.rows.every((row) => row.length === 9);
    if (isFound) found++;
    let own = 0;
    for (const [y, row] of rows.entries()) {
      for (const [x, digit] of row.entries()) {
        // Small digits that were noted are no digit of the cell.
        const wanted = digit >= 1 && digit <= 9 ? `${digit}` : "";
        const got = isFound ? grid.rows[y]?.[x] : undefined;
        all++;
        if (got === wanted) own++;
        else if (values.verbose && isFound)
          console.log(`row ${y + 1}, column ${x + 1}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
      }
    }
    right += own;
    console.log(
      `| ${name} | ${isFound ? "found" : `${grid?.rows.length}×${grid?.rows[0]?.length}`} | ${own}/81 | ${seconds.toFixed(2)} |`,
    );
  }
  console.log(`| all | ${found}/16 | ${percent(right / all)} | ${slowest.toFixed(2)} |`);
}

async function rendered() {
  const [each, seed] = [240, 29];
  const { validation } = await loadPenDigits();
  const single = validation.filter(({ label }) => /^\d$/.test(String(label))).map(({ ink, label }) => ({ ink, label }));
  const random = new Random(seed, "single");
  const kinds = {
    "one digit": Array.from({ length: each }, () => single[random.below(single.length)]),
    apart: composeNumbers(validation, "apart", each, seed),
    touching: composeNumbers(validation, "touching", each, seed),
    "with a sign": composeNumbers(validation, "apart", each, seed, (await loadSigns()).validation),
  };
  const penNames = Object.keys(pens);
  console.log(`| rendered | ${penNames.join(" | ")} | ${papers.join(" | ")} | all |`);
  console.log(`|---|${"---|".repeat(penNames.length + papers.length + 1)}`);
  for (const [kind, drawings] of Object.entries(kinds)) {
    /** @type {Record<string, number[]>} */
    const right = {};
    for (const [i, drawing] of drawings.entries()) {
      if (!drawing) continue;
      const pen = /** @type {string} */ (penNames[i % penNames.length]);
      const paper = /** @type {(typeof papers)[number]} */ (papers[Math.floor(i / penNames.length) % papers.length]);
      const picture = renderPicture(drawing.ink.strokes, pen, paper, new Random(seed, "picture", kind, i));
      const { text } = recognizer.readPicture(picture);
      const isRight = text === String(drawing.label);
      if (values.verbose && !isRight)
        console.log(`${kind}, ${pen}, ${paper}, ${i}: ${JSON.stringify(text)}, not ${drawing.label}`);
      for (const key of [pen, paper, "all"]) right[key] = [...(right[key] ?? []), Number(isRight)];
    }
    const shares = [...penNames, ...papers, "all"].map((key) => {
      const own = right[key] ?? [];
      return percent(own.reduce((a, b) => a + b, 0) / own.length);
    });
    console.log(`| ${kind} | ${shares.join(" | ")} |`);
  }
}

async function scenes() {
  const [count, seed] = [600, 30];
  const recipe = JSON.parse(readFileSync(join(import.meta.dirname, "../models/picture.recipe.json"), "utf8"));
  const classes = classesOfInk(recipe.ink);
  const writers = writersOf(splitInk(recipe.ink, await loadInkSets(recipe)).validation, classes);
  /** @type {Record<string, { n: number, right: number, read: number }>} */
  const counts = {};
  for (let i = 0; i < count; i++) {
    const random = new Random(seed, "scenes", i);
    const scene = drawScene(writers, random);
    const text = recognizer.readPicture(renderScene(scene, random).picture).text;
    const shown = scene.signs.map(({ label }) => classes[label]);
    // Letters are no numbers, and beside them one may be.
    const label = shown.includes(null) || shown.length === 0 ? "" : shown.join("");
    const kind = kindOf(scene);
    const of = counts[kind] ?? { n: 0, right: 0, read: 0 };
    counts[kind] = of;
    of.n++;
    if (text === label) of.right++;
    if (text !== "") of.read++;
    if (values.verbose && text !== label)
      console.log(`${kind}, ${i}: ${JSON.stringify(text)}, not ${JSON.stringify(label)}`);
  }
  console.log("| scenes | n | right | read as something |\n|---|---|---|---|");
  for (const [kind, { n, right, read }] of Object.entries(counts).toSorted())
    console.log(`| ${kind} | ${n} | ${percent(right / n)} | ${percent(read / n)} |`);

  /** @param {import("../dist/train/pictures/scene.js").Scene} scene */
  function kindOf({ signs, isPrinted }) {
    if (signs.length === 0) return "nothing";
    if (signs.some(({ label }) => label === classes.length - 1)) return "letters";
    if (isPrinted) return "print";
    if (signs.some(({ label }) => label >= 10)) return "numbers with a sign";
    if (signs.length === 1) return "one digit";
    const areas = signs.map(
      ({ strokes }) => /** @type {import("../dist/ink/stroke.js").Bounds} */ (bounds({ strokes })),
    );
    const gaps = areas.slice(1).map(({ x }, k) => x - (areas[k]?.x ?? 0) - (areas[k]?.width ?? 0));
    const least = Math.min(...gaps);
    return least > 0.04 ? "apart" : least > -0.05 ? "touching" : "overlapping";
  }
}

function groups() {
  const [scenes, seed] = [200, 29];
  // How far the next digit begins from the end of the one before, of the height of digits.
  const kinds = {
    "one digit": { digits: 1, least: 0, most: 0 },
    apart: { digits: 4, least: 0.06, most: 0.5 },
    touching: { digits: 4, least: -0.04, most: 0.03 },
    overlapping: { digits: 4, least: -0.16, most: -0.02 },
  };
  console.log("| digits in the lattice | n | whole |\n|---|---|---|");
  for (const [kind, { digits, least, most }] of Object.entries(kinds)) {
    let shown = 0;
    for (let i = 0; i < scenes; i++) {
      const random = new Random(seed, "groups", kind, i);
      let right = 0;
      const signs = Array.from({ length: digits }, (_, k) => {
        const label = (i + 3 * k) % 10;
        const strokes = drawTemplate(label, random);
        const area = bounds({ strokes });
        if (!area) throw new Error("a template without strokes");
        const left = right + (k === 0 ? 0 : random.between(least, most)) - area.x;
        right = left + area.x + area.width;
        return { label, strokes: strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + left, y: y - 0.5 }))) };
      });
      const whole = signsShown(renderScene({ signs, isPrinted: false }, random), digits);
      shown += whole.size;
      if (values.verbose && whole.size < digits) console.log(`${kind}, ${i}: ${whole.size} of ${digits}`);
    }
    console.log(`| ${kind} | ${scenes * digits} | ${percent(shown / (scenes * digits))} |`);
  }
}

/** @param {number} share */
function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}
