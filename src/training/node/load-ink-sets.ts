import { readOriginalSet } from "../../data/node/original-sets.ts";
import { type FetchOptions, loadPublicSet } from "../../data/node/public-sets.ts";
import { type InkSetName, publicSets, type UnipenPartName, unipenParts } from "../../data/public-sets.ts";
import type { LabelledInk } from "../../ink/jsonl.ts";
import type { InkSets } from "../corpus.ts";
import type { Recipe } from "../hyperparameters.ts";

/**
 * The sets that a recipe names, fetched where they are missing and can be.
 *
 * @throws TenpenError as `loadPublicSet` and `readOriginalSet` do.
 */
export async function loadInkSets(
  { ink }: Pick<Recipe, "ink">,
  onProgress?: (set: InkSetName, ...progress: Parameters<NonNullable<FetchOptions["onProgress"]>>) => void,
): Promise<InkSets> {
  const sets: { -readonly [Name in keyof InkSets]: InkSets[Name] } = {};
  for (const { set } of ink?.sets ?? []) {
    sets[set] = isUnipenPart(set)
      ? await loadUnipenPart(set)
      : await loadPublicSet(publicSets[set], { onProgress: (...progress) => onProgress?.(set, ...progress) });
  }
  return sets;
}

function isUnipenPart(set: InkSetName): set is UnipenPartName {
  return set in unipenParts;
}

async function loadUnipenPart(name: UnipenPartName): Promise<LabelledInk[]> {
  const { folders, characters } = unipenParts[name];
  const drawings: LabelledInk[] = [];
  for (const folder of folders) {
    for await (const drawing of readOriginalSet("unipen", folder)) {
      const text = drawing.label ?? drawing.char ?? "";
      if (text.length === 1 && characters.includes(text)) drawings.push(drawing);
    }
  }
  return drawings;
}
