import { expect, it } from "vitest";
import { createRecognizer } from "./create-recognizer.ts";

const noModel = new TextEncoder().encode("no model, though it is long enough to have a header");

it("says which of two models is wrong", async () => {
  await expect(createRecognizer({ model: noModel })).rejects.toThrow(/^model: /);
  await expect(createRecognizer({ pictureModel: noModel })).rejects.toThrow(/^pictureModel: /);
  await expect(createRecognizer({ pictureModel: null as never })).rejects.toThrow(/^pictureModel: must be a Model/);
});
