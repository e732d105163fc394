import { expect, it } from "vitest";
import { augmentedHashes } from "./support/augmented.ts";
import { recordedDrawings } from "./support/recorded-drawings.ts";

// Whatever changes them changes what `npm run models` makes of a recipe: the models are to be trained again then. Browsers must
// come to the same, see e2e/exact.test.ts.
it("changes images and drawings as it did when the models were trained", async () => {
  expect(await augmentedHashes(recordedDrawings())).toEqual({
    digit: "a985bd8174200093",
    image: "b9b5fc098c329b4f",
    madeUp: "119676549f0ed7b8",
    noDigit: "3bf275d62ed54651",
    sideBySide: "2fcbe2de015d1215",
    unfinished: "dfe1729cb03646dc",
  });
});
