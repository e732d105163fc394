import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mnistPreprocessing } from "../ink/normalize.ts";
import { initialWeights } from "../nn/network.ts";
import type { Spec } from "../nn/spec.ts";
import { readModelFile } from "./model-file.ts";
import { writeOnnx } from "./onnx/write-onnx.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

const classic = readFileSync(join(import.meta.dirname, "../../models/classic.safetensors"));
const golden = (name: string) => readFileSync(join(import.meta.dirname, "../../test/golden/keras", name));

it.each([
  ["nothing", new Uint8Array(), "an empty file"],
  ["a text", new TextEncoder().encode("# Not a model at all\n"), "another kind of file"],
  ["ONNX", await writeOnnx(readSafetensors(classic)), "what may be ONNX, which only the page opens"],
])("says what it takes, given %s", async (_, bytes, got) => {
  await expect(readModelFile(bytes, "m")).rejects.toThrow(
    `m: file: must be a .safetensors, .keras or .h5 model, got ${got}`,
  );
});

it.each(["conv.keras", "conv.h5", "dense.h5"])(
  "input is told where layers have the names of what is put in front: %s",
  async (name) => {
    const told = { range: "0..255", ink: "black" } as const;
    const once = await readModelFile(golden(name), "m", told);
    const { writeKeras } = await import("./keras/write-keras.ts");
    const { spec } = await readModelFile(await writeKeras(once), "m", told);
    expect(spec.layers.map(({ name }) => name)).toEqual(expect.arrayContaining(["ink", "range", "ink_", "range_"]));
  },
);

it("refuses what would take minutes to answer", async () => {
  const spec: Spec = {
    input: [28, 28, 1],
    layers: [
      { type: "zeroPadding2d", padding: [500, 500, 500, 500] },
      { type: "maxPool2d", size: 100, stride: 1 },
      { type: "globalMaxPool2d" },
      { type: "dense", units: 10 },
    ],
  };
  const bytes = writeSafetensors({ spec, weights: initialWeights(spec, 1), preprocessing: mnistPreprocessing });
  await expect(readModelFile(bytes, "m")).rejects.toThrow(
    "m: spec: must cost at most 20000000000 multiply-accumulates an image, got",
  );
});
