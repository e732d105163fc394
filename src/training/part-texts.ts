import type { AdamWOptions, SgdOptions } from "../train/optimizers/index.ts";
import type { OneCycle, WarmupCosine } from "../train/schedule.ts";
import type { AugmentationRecipe, InkRecipe, InkSetRecipe, PicturesRecipe } from "./recipe-parts.ts";

/** What the keys inside of a recipe's keys are, for models/RECIPES.md. The compiler asks for each. */
export const partTexts: {
  readonly "ink.": Readonly<Record<keyof InkRecipe, string>>;
  readonly "ink.sets[].": Readonly<Record<keyof InkSetRecipe, string>>;
  readonly "pictures.": Readonly<Record<keyof PicturesRecipe, string>>;
  readonly "augmentation.": Readonly<Record<keyof AugmentationRecipe, string>>;
  readonly "optimizer.": Readonly<Record<"type" | keyof AdamWOptions | keyof SgdOptions, string>>;
  readonly "schedule.": Readonly<Record<keyof WarmupCosine | keyof OneCycle, string>>;
} = {
  "ink.": {
    sets: "a list of public sets of ink, and how each is split",
    characters: "what is read beside the digits, each a class of its own, as `.,-`; none when missing",
    synthetic:
      "synthetic drawings that show no digit, in an epoch: scribbles, symbols, characters of no alphabet; 0 to 1,000,000",
    groups: "strokes of several digits, or of a digit and a symbol, which are no digit, in an epoch; 0 to 1,000,000",
    partials: "digits whose writer has just begun, which are no digit, in an epoch; 0 to 1,000,000",
  },
  "ink.sets[].": {
    set: "the name of a set of ink, as `src/data/public-sets.ts` has them",
    validation:
      "a list of writers, or of alphabets where the characters have them, or of UNIPEN's contributors, whose drawings are set aside and not trained on",
    repeat:
      "how often each drawing is seen in an epoch, each time rendered anew; up to 1,000; 1/n for every nth drawing alone",
  },
  "pictures.": {
    scenes:
      "pictures of numbers, letters and empty paper that are rendered with the ink of those who are trained on, from pen to camera; what reading would look at in them is trained on in each epoch; 1 to 1,000,000",
    validation: "such pictures with the ink of those set aside; 1 to 1,000,000",
    cells:
      "how often each cell of the photographed sudokus, `sudoku/cells-train` of the data folder, is seen in an epoch; 0 to 1,000",
  },
  "augmentation.": {
    elastic: "amplitude of the elastic distortion of images, in pixels of 28; 0 to 10",
    cooldownEpochs: "so many epochs, the last ones, have weaker augmentation; 0 to the epochs",
    cooldownStrength: "how much of it they have; 0 to 1",
  },
  "optimizer.": {
    type: "`adam`, `adamW` or `sgd`",
    beta1: "Adam: what is kept of the mean of gradients at each step; from 0 to below 1, 0.9 when missing",
    beta2: "Adam: what is kept of the mean of their squares; from 0 to below 1, 0.999 when missing",
    epsilon: "Adam: added to the root of the mean of squares; above 0, 1e-7 when missing",
    weightDecay:
      "AdamW and SGD: share of a weight, times the learning rate, that a step takes away; 0.01 for AdamW, 0 for SGD when missing",
    momentum: "SGD: what is kept of the velocity; from 0 to below 1, 0 when missing",
    nesterov: "SGD: Nesterov's momentum; true or false, false when missing",
  },
  "schedule.": {
    type: "`constant`, `warmupCosine` or `oneCycle`",
    warmup: "share of all steps up to the top rate; 0.05 for `warmupCosine`, 0.3 for `oneCycle` when missing",
    initial: "`oneCycle`: the first rate, as a share of the top rate; 1/25 when missing",
    final: "the last rate, as a share of the top rate; 0 for `warmupCosine`, 1/250,000 for `oneCycle` when missing",
  },
};
