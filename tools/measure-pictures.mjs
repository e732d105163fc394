// How pictures are read: `npm run measure:pictures`. Cells of sudokus by themselves, and whole photographs of sudokus.
//
//   --model FILE      another model than Tenpen's own
//   --only NAME       one part alone: cells, photos
//   --wrong FOLDER    what was read wrong goes there, as pictures
//
// Reads `sudoku/` from TENPEN_DATA.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "../dist/data/node/data-folder.js";
import { readPicture } from "../dist/data/node/picture/read-picture.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { readCall } from "./one-line-errors.mjs";

const { values } = readCall({
  options: { model: { type: "string" }, only: { type: "string" }, verbose: { type: "boolean" } },
});
const recognizer = await createRecognizer(values.model ? { model: readFileSync(values.model) } : {});
const sudoku = join(dataFolder(), "sudoku");

if (values.only === undefined || values.only === "cells") await cells();
if (values.only === undefined || values.only === "photos") await photos();

async function cells() {
  const folder = join(sudoku, "cells-validation");
  /** @type {Record<string, { n: number, right: number, read: number }>} */
  const counts = {};
  for (const label of readdirSync(folder)) {
    const of = { n: 0, right: 0, read: 0 };
    counts[label] = of;
    for (const name of readdirSync(join(folder, label))) {
      const { text } = recognizer.readPicture(await readPicture(readFileSync(join(folder, label, name))));
      of.n++;
      if (text === label) of.right++;
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

/** @param {number} share */
function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}
