import { describe, expect, test, vi } from "vitest";
import { writeOnnx } from "../../src/formats/onnx/write-onnx.ts";
import { difference, ownLogits, randomImages, randomModel, specOf } from "../../test/support/onnx.ts";
import { openOnnx } from "./onnx-classifier.ts";

// What the page bundles is for browsers; this is the same runtime for Node, which finds its .wasm itself.
vi.mock("onnxruntime-web/wasm", () => import("onnxruntime-web"));
vi.mock("onnxruntime-web/ort-wasm-simd-threaded.wasm?url", () => ({
  default: new URL(import.meta.resolve("onnxruntime-web/ort-wasm-simd-threaded.wasm")).href,
}));

describe("a model of our own", () => {
  const model = randomModel(
    specOf(
      { type: "conv2d", filters: 3, kernel: 5, stride: 3 },
      { type: "zeroPadding2d", padding: [1, 1, 1, 1] },
      { type: "maxPool2d", size: 3 },
      { type: "flatten" },
      { type: "dense", units: 10 },
    ),
  );

  test("is read as we do it", async () => {
    const images = randomImages(70);
    const classifier = await openOnnx(await writeOnnx(model), "m.onnx");
    const logits = await classifier.run(images, 70);
    expect(
      difference(
        logits.map((row) => [...row]),
        ownLogits(model, images),
      ),
    ).toBeLessThan(1e-5);
    expect(classifier.facts).toEqual({ input: ["N", 28, 28, 1], nodes: 7, parameters: 358, opset: 22 });
    await classifier.close();
  });
});
