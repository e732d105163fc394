import { fault, TenpenError } from "../errors.ts";
import { parseJson } from "../formats/json.ts";
import { entriesOf, hyperparameters, type Recipe } from "./hyperparameters.ts";
import { record, type ValueType } from "./value-type.ts";

const entries = entriesOf(hyperparameters);
const recipeType = record(
  Object.fromEntries(entries.map(([key, { type }]) => [key, type])) as Record<string, ValueType<unknown>>,
  entries.filter(([, { isOptional }]) => isOptional).map(([key]) => key),
);

/**
 * The recipe of a text of JSON.
 *
 * @throws TenpenError for what is no JSON, a key that is missing, unknown or there twice, or a value out of range.
 */
export function parseRecipe(text: string): Recipe {
  const recipe = parse(text) as Recipe;
  recipeType.check("recipe", "recipe", recipe);
  const { augmentation, epochs, ink, pictures, patience, minDelta } = recipe;
  if (minDelta !== undefined && patience === undefined)
    throw fault("recipe", "minDelta", "must come with patience", minDelta);
  if (ink && !augmentation)
    throw fault("recipe", "augmentation", "must be there with ink, which it draws", augmentation);
  if (pictures && !ink) throw fault("recipe", "ink", "must be there with pictures, which show it", ink);
  if (augmentation && augmentation.cooldownEpochs > epochs) {
    const rule = `must be at most ${epochs}, the epochs`;
    throw fault("recipe", "augmentation.cooldownEpochs", rule, augmentation.cooldownEpochs);
  }
  return recipe;
}

function parse(text: string): unknown {
  try {
    return parseJson(text, "recipe");
  } catch (error) {
    if (!(error instanceof TenpenError)) throw error;
    throw new TenpenError("recipe", error.what, error.rule, error.got);
  }
}
