import { dirname, resolve } from "node:path";
import { type Command, Option } from "commander";
import { fault, TenpenError, within } from "../errors.ts";
import { entriesOf, hyperparameters, type Recipe } from "../training/hyperparameters.ts";
import { parseRecipe } from "../training/recipe.ts";
import { parserOf } from "./option-parsers.ts";
import { readJsonText } from "./read-json.ts";

/** The options of the command line that a recipe is made of, or that are a recipe's to say, with the key that each is. */
const recipeOptions = entriesOf(hyperparameters).flatMap(([key, { flag, text, type, default: value }]) => {
  if (flag === undefined) return [];
  // How many images are set aside hangs on how many there are, see `usualValidation`.
  const isOpen = key === "validation";
  const option = new Option(flag, isOpen ? `${text} (default: ${value}, or a tenth of fewer than 10,000)` : text);
  option.argParser(parserOf(option.long!, type));
  if (value !== undefined && !isOpen) option.default(value);
  return [{ key, option }];
});

export function addRecipeOptions(command: Command): void {
  command.option("--recipe <file>", "a .recipe.json, which says all that decides what comes out; --seed may differ");
  for (const { option } of recipeOptions) command.addOption(option);
}

/** The option that says a key of a recipe. */
export function flagOf(key: keyof Recipe): string {
  return recipeOptions.find((each) => each.key === key)!.option.long!;
}

/** A recipe, as long as nobody has said how many of the images are set aside. */
export type OpenRecipe = Omit<Recipe, "validation"> & Partial<Pick<Recipe, "validation">>;

/** How many of so many images are set aside where nobody says it. */
export function usualValidation(images: number): number {
  return images < 10_000 ? Math.max(1, Math.floor(images / 10)) : hyperparameters.validation.default!;
}

/**
 * The recipe that a call names, or the one that its options make.
 *
 * @throws TenpenError when there is neither, or both, and for a file that breaks a rule.
 */
export async function recipeOf(command: Command): Promise<OpenRecipe> {
  const values: Record<string, unknown> = command.opts();
  const isGiven = (option: Option) => command.getOptionValueSource(option.attributeName()) === "cli";
  const given = recipeOptions.filter(({ option }) => isGiven(option));
  if (values.recipe !== undefined) {
    for (const { key, option } of given) {
      if (key !== "seed")
        throw fault("call", option.long!, "must be left to the recipe", values[option.attributeName()]);
    }
    const recipe = await readRecipeFile(values.recipe as string);
    return { ...recipe, ...(given.length > 0 ? { seed: values.seed as number } : {}) };
  }
  if (values.data === undefined)
    throw new TenpenError("call", "train", "must be given --data <set> or --recipe <file>", "neither");
  const untold = entriesOf(hyperparameters).flatMap(([key, entry]) => (entry.flag ? [] : [[key, entry.default]]));
  const told = recipeOptions.map(({ key, option }) => [key, values[option.attributeName()]]);
  return Object.fromEntries([...untold, ...told].filter(([, value]) => value !== undefined));
}

/** Bytes; those of the project have a thousand. */
const longestRecipe = 2 ** 20;

/** The recipe of a file, with whole paths of the files that it names. @throws TenpenError for one that breaks a rule. */
export async function readRecipeFile(path: string): Promise<Recipe> {
  const text = await readJsonText(path, longestRecipe);
  const recipe = await inRecipe(path, async () => parseRecipe(text));
  const { data, spec } = recipe;
  return {
    ...recipe,
    data: data === "mnist" ? data : resolve(dirname(path), data),
    spec: spec.endsWith(".json") ? resolve(dirname(path), spec) : spec,
  };
}

/** Names the file, if there is one, in front of a fault of the recipe. */
export async function inRecipe<Result>(path: string | undefined, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof TenpenError && error.code === "recipe" && path !== undefined ? within(path, error) : error;
  }
}
