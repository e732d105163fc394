import { expect, it } from "vitest";
import { augmentedHashes } from "./support/augmented.ts";
import { recordedDrawings } from "./support/recorded-drawings.ts";

// Whatever changes them changes what `npm run models` makes of a recipe: the models are to be trained again then. Browsers must
// come to the same, see e2e/exact.test.ts.
it("changes images and drawings as it did when the models were trained", async () => {
  expect(await augmentedHashes(recordedDrawings())).toEqual({
    digit: "122289597cfc2b999d19850e5eeb7a552e4b58562a82b0a43175aa1a5eef8a5a",
    images: "b9b5fc098c329b4fb123c61dffc5ef714104892b0e06dc10f627e7951cfec850",
    synthetic: "382dc25df92b78e1bc2e75f88a2c92d08858214e6caeb007690ab05eb5df4db6",
    noDigit: "b62627781ed47c5bb4f4e0efde884579a2abde5297fb7174312ef4296fde2514",
    groups: "0aa226eebabb915a9bc0c9149e1b585e0177fb0bad98f059a41e429f85e2f5d3",
    partials: "dfe1729cb03646dc3b14b87649b1f2d3e777e08e07afcf72391ae31da48dce03",
  });
});
