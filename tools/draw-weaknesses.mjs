// Draws models/weaknesses.svg: the drawings of the writers set aside that `ink` misreads. `node tools/draw-weaknesses.mjs`, after
// `npm run build`; reads the sets from TENPEN_DATA.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadMnist } from "../dist/data/node/mnist.js";
import { contributorOf } from "../dist/data/unipen/contributor.js";
import { bounds } from "../dist/ink/stroke.js";
import { createRecognizer } from "../dist/recognizer/create-recognizer.js";
import { buildCorpus } from "../dist/training/corpus.js";
import { loadInkSets } from "../dist/training/node/load-ink-sets.js";
import { parseRecipe } from "../dist/training/recipe.js";
import "./one-line-errors.mjs";

const root = join(import.meta.dirname, "..");
const recipe = parseRecipe(readFileSync(join(root, "models", "ink.recipe.json"), "utf8"));
const sets = await loadInkSets(recipe);
const { validationInk } = buildCorpus(recipe, await loadMnist("train"), sets);
const recognizer = await createRecognizer();
/** @type {{ ink: import("../dist/ink/stroke.js").Ink, writer: string | undefined, text: string }[]} */
const cells = [];
for (const drawing of validationInk) {
  const { ink, label, writer } = drawing;
  const read = recognizer.recognize(ink).digits[0];
  if (typeof label !== "string" || read === undefined || read.digit === Number(label)) continue;
  // No ink of UNIPEN is part of the project.
  if (contributorOf(drawing) !== undefined) continue;
  cells.push({
    ...{ ink, writer },
    text: `${label} → ${read.digit}, ${Math.round(100 * read.confidence)} %${read.accepted ? "" : "?"}`,
  });
}

const [columns, side, caption] = [6, 90, 24];
const rows = Math.ceil(cells.length / columns);
const drawn = cells.map(({ ink, text }, i) => {
  const area = /** @type {import("../dist/ink/stroke.js").Bounds} */ (bounds(ink));
  const scale = (side - 30) / Math.max(area.width, area.height);
  const left = (i % columns) * side + (side - area.width * scale) / 2;
  const top = Math.floor(i / columns) * (side + caption) + (side - area.height * scale) / 2;
  const lines = ink.strokes.map((stroke) => {
    const points = stroke.map(
      ({ x, y }) => `${((x - area.x) * scale + left).toFixed(1)},${((y - area.y) * scale + top).toFixed(1)}`,
    );
    return `<polyline points="${points.join(" ")}"/>`;
  });
  const x = (i % columns) * side + side / 2;
  const y = Math.floor(i / columns) * (side + caption) + side + 8;
  return `<g>${lines.join("")}<text x="${x}" y="${y}">${text}</text></g>`;
});
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${columns * side} ${rows * (side + caption)}" width="${columns * side}">
<style>polyline { fill: none; stroke: #1b1b1f; stroke-width: 7; stroke-linecap: round; stroke-linejoin: round } text { font: 12px system-ui, sans-serif; fill: #1b1b1f; text-anchor: middle } rect { fill: #fff }</style>
<rect width="100%" height="100%"/>
${drawn.join("\n")}
</svg>
`;
writeFileSync(join(root, "models", "weaknesses.svg"), svg);
const writers = [...new Set(cells.map(({ writer }) => writer))];
const counts = writers.map((one) => `${one}: ${cells.filter(({ writer }) => writer === one).length}`);
console.log(`models/weaknesses.svg: ${cells.length} drawings, by writer ${counts.join(", ")}`);
