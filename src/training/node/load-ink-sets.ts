import { type FetchOptions, loadPublicSet } from "../../data/node/public-sets.ts";
import { type PublicSetName, publicSets } from "../../data/public-sets.ts";
import type { InkSets } from "../corpus.ts";
import type { Recipe } from "../hyperparameters.ts";

/** The sets that a recipe names, fetched where they are missing. @throws TenpenError as `loadPublicSet` does. */
export async function loadInkSets(
  { ink }: Pick<Recipe, "ink">,
  onProgress?: (set: PublicSetName, ...progress: Parameters<NonNullable<FetchOptions["onProgress"]>>) => void,
): Promise<InkSets> {
  const sets: { -readonly [Name in keyof InkSets]: InkSets[Name] } = {};
  for (const { set } of ink?.sets ?? []) {
    sets[set] = await loadPublicSet(publicSets[set], { onProgress: (...progress) => onProgress?.(set, ...progress) });
  }
  return sets;
}
