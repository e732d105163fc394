import { readFileSync } from "node:fs";
import { join } from "node:path";
import { groupOf } from "../dist/training/group-of.js";
import { loadInkSets } from "../dist/training/node/load-ink-sets.js";
import { parseRecipe } from "../dist/training/recipe.js";

/** @typedef {import("../dist/ink/jsonl.js").LabelledInk} LabelledInk */

/** The digits that `ink` is trained on, and those of the writers set aside. Reads the sets from TENPEN_DATA. */
export async function loadPenDigits() {
  const recipe = parseRecipe(readFileSync(join(import.meta.dirname, "../models/ink.recipe.json"), "utf8"));
  const inkSets = await loadInkSets(recipe);
  /** @type {{ train: LabelledInk[], validation: LabelledInk[] }} */
  const digits = { train: [], validation: [] };
  for (const { set, validation } of recipe.ink?.sets ?? []) {
    for (const drawing of inkSets[set] ?? []) {
      if (typeof drawing.label !== "string") continue;
      digits[validation.includes(groupOf(drawing)) ? "validation" : "train"].push(drawing);
    }
  }
  return digits;
}
