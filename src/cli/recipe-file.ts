import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { readBytes } from "../data/node/read-file.ts";
import { fault, TenpenError, within } from "../errors.ts";
import { parseRecipe, type Recipe } from "../training/recipe.ts";

/** The options that make a recipe: a file, or what it would say. */
export interface RecipeOptions {
  readonly recipe?: string;
  readonly seed?: number;
  readonly data?: string;
  readonly spec: string;
  readonly epochs: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly validation: number;
  readonly patience: number;
  readonly minDelta: number;
  readonly monitor: "val_loss" | "val_accuracy";
}

// biome-ignore format: one line says it
/** The options that are a recipe's to say, where there is one. */
const recipeKeys = ["data", "spec", "epochs", "batch", "learningRate", "validation", "patience", "minDelta", "monitor"] as const satisfies readonly (keyof RecipeOptions)[];

/**
 * The recipe that a call names, or the one that its options make.
 *
 * @throws TenpenError when there is neither, or both, and for a file that breaks a rule.
 */
export async function recipeOf(options: RecipeOptions, command: Command): Promise<Recipe> {
  return options.recipe === undefined ? toRecipe(options) : recipeOfFile(options, command);
}

function toRecipe({ data, seed = 1, ...options }: RecipeOptions): Recipe {
  if (data === undefined)
    throw new TenpenError("call", "train", "must be given --data <set> or --recipe <file>", "neither");
  const { validation, spec, epochs, batch, learningRate, monitor, patience, minDelta } = options;
  return {
    ...{ data, validation, spec, epochs, batch, learningRate, monitor, patience, minDelta, seed },
    optimizer: { type: "adam" },
    precision: "float32",
  };
}

async function recipeOfFile({ recipe: path, seed }: RecipeOptions, command: Command): Promise<Recipe> {
  for (const key of recipeKeys) {
    if (command.getOptionValueSource(key) === "cli") {
      const { long } = command.options.find((option) => option.attributeName() === key)!;
      throw fault("call", long!, "must be left to the recipe", command.getOptionValue(key));
    }
  }
  const recipe = await readRecipeFile(path!);
  return { ...recipe, seed: seed ?? recipe.seed };
}

/** Bytes; those of the project have a thousand. */
const longestRecipe = 2 ** 20;

/** The recipe of a file, with whole paths of the files that it names. @throws TenpenError for one that breaks a rule. */
export async function readRecipeFile(path: string): Promise<Recipe> {
  const text = new TextDecoder().decode(await readBytes(path, longestRecipe));
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
