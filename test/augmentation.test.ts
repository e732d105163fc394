import { expect, it } from "vitest";
import { augmentedHashes } from "./support/augmented.ts";
import { recordedDrawings } from "./support/recorded-drawings.ts";

// Whatever changes them changes what `npm run models` makes of a recipe: the models are to be trained again then. Browsers must
// come to the same, see e2e/exact.test.ts.
it("changes images and drawings as it did when the models were trained", async () => {
  expect(await augmentedHashes(recordedDrawings())).toEqual({
    digit: "a985bd8174200093c1a15a6a1e4f41ab57646b86f183feadb07905093181efa5",
    image: "b9b5fc098c329b4fb123c61dffc5ef714104892b0e06dc10f627e7951cfec850",
    madeUp: "119676549f0ed7b80fdaf444b035f769ac3ec2f13c24a19632fe4df615398268",
    noDigit: "3bf275d62ed5465143c86fea67e4e76f0d31727a9efb6be886c2046a449c4c53",
    sideBySide: "2fcbe2de015d1215fc4f51e385bf4524b9983a768c803edc912fdf4f432cd1c5",
    unfinished: "dfe1729cb03646dc3b14b87649b1f2d3e777e08e07afcf72391ae31da48dce03",
  });
});
