import { PbfWriter } from "pbf";
import { describe, expect, test } from "vitest";
import { brokenRule, inModelFile } from "../../../test/support/broken-rule.ts";
import { node, onnxFile, randomModel, specOf } from "../../../test/support/onnx.ts";
import { readOnnx } from "./read-onnx.ts";
import { writeOnnx } from "./write-onnx.ts";

/** A message of the fields that `write` writes. */
function message(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish().slice();
}

/** A model whose graph has a field more. */
function withGraphField(tag: number, bytes: Uint8Array): Uint8Array {
  return withModelField(
    7,
    message((pbf) => pbf.writeBytesField(tag, bytes)),
  );
}

/** Protobuf takes fields that come again for more of the same. */
function withModelField(tag: number, bytes: Uint8Array): Uint8Array {
  return new Uint8Array([...onnxFile(), ...message((pbf) => pbf.writeBytesField(tag, bytes))]);
}

/** A node with an attribute that is a graph with such a node, and so on. */
function nested(depth: number): Uint8Array {
  if (depth === 0) return new Uint8Array();
  const attribute = message((pbf) => pbf.writeBytesField(6, nested(depth - 1)));
  const inner = message((pbf) => pbf.writeBytesField(5, attribute));
  return message((pbf) => pbf.writeBytesField(1, inner));
}

test("tells what is in a file", async () => {
  const spec = specOf({ type: "rescaling", scale: 2 }, { type: "flatten" }, { type: "dense", units: 11 });
  expect(await readOnnx(await writeOnnx(randomModel(spec)))).toEqual({
    opset: 22,
    // Reshape, Mul, Add, Reshape, Gemm.
    nodes: 5,
    parameters: 784 * 11 + 11,
    inputs: [{ name: "image", type: "float32", shape: ["N", 28, 28, 1] }],
    outputs: [{ name: "logits", type: "float32", shape: ["N", 11] }],
  });
});

test("counts what is in the branches of a node", async () => {
  const branch = message((pbf) => pbf.writeBytesField(7, nested(4)));
  expect((await readOnnx(new Uint8Array([...onnxFile(), ...branch]))).nodes).toBe(5);
});

test("does not count constants among the inputs, where old files list them", async () => {
  const listed = withGraphField(
    11,
    message((pbf) => pbf.writeStringField(1, "w")),
  );
  expect((await readOnnx(listed)).inputs.map(({ name }) => name)).toEqual(["x"]);
});

test("shapes may be missing or open", async () => {
  const { inputs } = await readOnnx(onnxFile({ input: { name: "x", shape: ["", 0, 28] } }));
  expect(inputs[0]!.shape).toEqual(["?", "?", 28]);
  const bare = withGraphField(
    12,
    message((pbf) => pbf.writeStringField(1, "z")),
  );
  expect((await readOnnx(bare)).outputs[1]).toEqual({ name: "z", type: undefined, shape: undefined });
});

describe("refuses", () => {
  const tensor = (...dims: number[]) =>
    message((pbf) => {
      for (const size of dims) pbf.writeVarintField(1, size);
      pbf.writeStringField(8, "w2");
    });

  test.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(), "file: must be ONNX with operators, got none"],
    ["text", new TextEncoder().encode("not a model"), 'file: must be ONNX, got "Unimplemented type: 6"'],
    ["a graph of nothing", onnxFile({ nodes: [] }), "file: must be ONNX with operators, got none"],
    ["a cut file", onnxFile().slice(0, 100), "file: must go on for"],
    [
      "a tensor without its values",
      withGraphField(5, tensor(1000, 1000)),
      "tensor w2: must have no more values than its",
    ],
    [
      "a tensor beyond all bounds",
      withGraphField(5, tensor(2 ** 40, 2 ** 40)),
      "tensor w2: must have no more values than its",
    ],
    ["a negative size", withGraphField(5, tensor(-1)), "tensor w2: must have no more values than its"],
    [
      "data in another file",
      withGraphField(
        5,
        message((pbf) => pbf.writeBytesField(13, new Uint8Array())),
      ),
      "file: must hold all of its data, got some that is in another file",
    ],
    [
      "data that is said to be in another file",
      withGraphField(
        5,
        message((pbf) => pbf.writeVarintField(14, 1)),
      ),
      "file: must hold all of its data, got some that is in another file",
    ],
    ["sparse tensors", withGraphField(15, new Uint8Array()), "tensors: must not be sparse, got one that is"],
    ["functions", withModelField(25, new Uint8Array()), "functions: must be written out in the graph, got some"],
    [
      "graphs within graphs without end",
      withModelField(7, nested(500)),
      "graphs: must be nested at most 8 deep, got 9",
    ],
    [
      "millions of fields",
      withModelField(7, new Uint8Array(2 ** 21 + 2).fill(8)),
      "file: must have at most 1048576 fields, got",
    ],
  ])("%s", async (_what, bytes, expected) => {
    const error = await readOnnx(bytes).catch((error) => error);
    expect(error).toEqual(brokenRule(inModelFile));
    expect(error.message).toContain(expected);
  });

  test("every cut of a file", async () => {
    const whole = onnxFile({ initializers: [], nodes: [node("Relu", ["x"], "y")] });
    for (let length = 0; length < whole.length; length++) {
      await readOnnx(whole.subarray(0, length)).catch((error) => expect(error).toEqual(brokenRule(inModelFile)));
    }
  });
});
