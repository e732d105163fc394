import { describe, expect, test } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { file, model, open, parameters } from "../../test/support/model-file.ts";
import { sizeOf } from "../nn/shape.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

describe("int8", () => {
  const bytes = writeSafetensors(model, { precision: "int8" });
  const kernels = parameters.filter(({ initial }) => initial === "glorot");

  /** The file without a checksum, with one thing changed. */
  // biome-ignore lint/suspicious/noExplicitAny: the tests put anything in
  function changed(change: (header: any, data: Uint8Array) => unknown): Uint8Array {
    const { header, data } = open(bytes);
    delete header.__metadata__.crc32;
    change(header, data);
    return file(header, data);
  }

  test("stores kernels in a byte each, with a scale for each output, and all else as float32", () => {
    const { header } = open(bytes);
    expect(kernels).toHaveLength(2);
    for (const { name, shape } of kernels) {
      expect(header[name]).toMatchObject({ dtype: "I8", shape });
      expect(header[`${name}.scale`]).toMatchObject({ dtype: "F32", shape: [shape.at(-1)] });
    }
    expect(header["dense_1.bias"]).toMatchObject({ dtype: "F32" });
    expect(bytes.length).toBeLessThan(writeSafetensors(model).length - 3 * sizeOf(kernels[1]!.shape) + 500);
  });

  test("reads back as nearly the same weights, and those, written again, as the same", () => {
    const read = readSafetensors(bytes);
    for (const { name, shape } of kernels) {
      const outputs = shape.at(-1)!;
      const before = model.weights[name]!;
      for (const [i, weight] of read.weights[name]!.entries()) {
        const largest = Math.max(...before.filter((_, j) => j % outputs === i % outputs).map(Math.abs));
        expect(Math.abs(weight - before[i]!)).toBeLessThan(0.501 * (largest / 127));
      }
    }
    expect(read.weights["dense_1.bias"]).toEqual(model.weights["dense_1.bias"]);
    const again = readSafetensors(writeSafetensors(read, { precision: "int8" }));
    for (const { name } of kernels) {
      for (const [i, weight] of again.weights[name]!.entries()) expect(weight).toBeCloseTo(read.weights[name]![i]!, 6);
    }
  });

  test.each<[string, Parameters<typeof changed>[0], string]>([
    ["a missing scale", (header) => delete header["dense_1.kernel.scale"], "must have the tensor dense_1.kernel.scale"],
    [
      "a scale too many",
      (header) => {
        header["dense_1.bias.scale"] = header["dense_1.kernel.scale"];
      },
      'must have only tensors of its spec, got "dense_1.bias.scale"',
    ],
    [
      "a scale of another shape",
      (header) => {
        header["dense_1.kernel.scale"].shape = [5];
      },
      "dense_1.kernel.scale: shape must be [10]",
    ],
    [
      "a scale of whole numbers",
      (header) => {
        header["dense_1.kernel.scale"].dtype = "I8";
      },
      "dense_1.kernel.scale: dtype must be F32 or F16",
    ],
    [
      "a scale that is no number",
      (header, data) => {
        data.fill(0xff, header["dense_1.kernel.scale"].data_offsets[0], header["dense_1.kernel.scale"].data_offsets[1]);
      },
      "dense_1.kernel.scale: value 0 must be finite",
    ],
  ])("refuses %s", (_name, change, message) => {
    expect(() => readSafetensors(changed(change))).toThrow(brokenRule("model", expect.stringContaining(message)));
  });
});
