import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { parseRecipe } from "./recipe.ts";
import { createOptimizer } from "./recipe-parts.ts";

const models = join(import.meta.dirname, "../../models");
const names = readdirSync(models).filter((name) => name.endsWith(".recipe.json"));
const text = (name: string) => readFileSync(join(models, name), "utf8");

it.each(names)("%s is a recipe", (name) => {
  const recipe = parseRecipe(text(name));
  expect(recipe).toEqual(JSON.parse(text(name)));
  expect(createOptimizer(recipe.optimizer).name).toBe(recipe.optimizer.type);
});

it("there is one for every shipped model", () => {
  const shipped = readdirSync(models).filter((name) => name.endsWith(".safetensors"));
  expect(shipped.length).toBeGreaterThan(0);
  for (const name of shipped) expect(names).toContain(name.replace(".safetensors", ".recipe.json"));
});

describe("refuses", () => {
  const ink = JSON.parse(text("ink.recipe.json"));
  const { augmentation: _, ...unchanged } = ink;
  it.each<[string, unknown, string]>([
    ["what is no object", [1], "recipe: must be an object with data, validation, ink, pictures, spec, "],
    ["an unknown key", { ...ink, epoch: 3 }, 'precision, got "epoch"'],
    ["a missing key", { ...ink, seed: undefined }, "seed: must be a whole number from 0 to 4294967295, got undefined"],
    ["a number out of range", { ...ink, batch: 0 }, "batch: must be a whole number from 1 to 65536, got 0"],
    [
      "a set that is not known",
      { ...ink, ink: { ...ink.ink, sets: [{ set: "x", validation: [], repeat: 1 }] } },
      'ink.sets[0].set: must be pendigits, uji, omniglot, unipen, unipen-letters, unipen-symbols, got "x"',
    ],
    [
      "a part of a set that is no nth",
      { ...ink, ink: { ...ink.ink, sets: [{ ...ink.ink.sets[0], repeat: 0.3 }] } },
      "ink.sets[0].repeat: must be a whole number or one part of one, got 0.3",
    ],
    [
      "a sign twice",
      { ...ink, ink: { ...ink.ink, characters: ".,." } },
      'ink.characters: must be one sign or more, each once, got ".,."',
    ],
    [
      "a digit as a sign",
      { ...ink, ink: { ...ink.ink, characters: ".5" } },
      'ink.characters: must be one sign or more, each once, got ".5"',
    ],
    [
      "a set that comes twice",
      { ...ink, ink: { ...ink.ink, sets: [ink.ink.sets[0], ink.ink.sets[0]] } },
      'ink.sets[1].set: must not come twice, got "pendigits"',
    ],
    [
      "an optimizer that is not known",
      { ...ink, optimizer: { type: "lion" } },
      'optimizer.type: must be adam, adamW, sgd, got "lion"',
    ],
    [
      "characters that are none",
      { ...ink, ink: { ...ink.ink, characters: "" } },
      'ink.characters: must be one sign or more, each once, got ""',
    ],
    [
      "an option that it does not have",
      { ...ink, optimizer: { type: "adam", beta3: 1 } },
      'optimizer: options: takes only beta1, beta2, epsilon, got "beta3"',
    ],
    ["a schedule out of range", { ...ink, schedule: { type: "oneCycle", warmup: 2 } }, "schedule.warmup: must be"],
    ["a rate of 0", { ...ink, learningRate: 0 }, "learningRate: must be above 0 and at most 1, got 0"],
    ["nothing but smoothing", { ...ink, labelSmoothing: 1 }, "labelSmoothing: must be from 0 to below 1, got 1"],
    ["an average that never moves", { ...ink, averageDecay: 1 }, "averageDecay: must be from 0 to below 1, got 1"],
    ["ink that nothing draws", unchanged, "augmentation: must be there with ink, which it draws, got undefined"],
    [
      "images bent out of range",
      { ...ink, augmentation: { elastic: 11, cooldownEpochs: 1, cooldownStrength: 0 } },
      "augmentation.elastic: must be from 0 to 10, got 11",
    ],
    ["a least difference without patience", { ...ink, minDelta: 0.1 }, "minDelta: must come with patience, got 0.1"],
    [
      "more epochs of cooldown than epochs",
      { ...ink, augmentation: { elastic: 1, cooldownEpochs: 99, cooldownStrength: 0 } },
      "augmentation.cooldownEpochs: must be at most ",
    ],
  ])("%s", (_name, value, message) => {
    expect(() => parseRecipe(JSON.stringify(value))).toThrow(brokenRule("recipe", expect.stringContaining(message)));
  });

  it("what is no set among sets", () => {
    const value = { ...ink, ink: { ...ink.ink, sets: [ink.ink.sets[0], null] } };
    expect(() => parseRecipe(JSON.stringify(value))).toThrow(
      brokenRule("recipe", "ink.sets[1]: must be an object with set, validation, repeat, got null"),
    );
  });

  it("a key that is there twice", () => {
    expect(() => parseRecipe('{ "seed": 1, "seed": 2 }')).toThrow(
      brokenRule("recipe", 'recipe: must not have the same key twice, got "seed"'),
    );
  });

  it("what is no JSON", () => {
    expect(() => parseRecipe('{\n  "seed": 1,\n}\n')).toThrow('recipe: must be JSON, got "}" at line 3, column 1');
  });
});
