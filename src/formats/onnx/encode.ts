import type { PbfWriter } from "pbf";
import type { OnnxAttribute, OnnxModel, OnnxNode, OnnxTensor, OnnxValue } from "./onnx-model.ts";

// The last in which convolutions and pools changed, and the format that was released with it
// (https://onnx.ai/onnx/repo-docs/Versioning.html). What came after would only shut out older runtimes.
const opsetVersion = 22;
const irVersion = 10;

/** Numbers of the fields as in https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, in their order. */
export function writeModel(model: OnnxModel, pbf: PbfWriter): void {
  pbf.writeVarintField(1, irVersion);
  pbf.writeStringField(2, "tenpen");
  pbf.writeMessage(7, writeGraph, model);
  pbf.writeMessage(8, writeOpset, opsetVersion);
  for (const entry of Object.entries(model.metadata)) pbf.writeMessage(14, writeEntry, entry);
}

function writeGraph({ nodes, initializers, input, output }: OnnxModel, pbf: PbfWriter): void {
  for (const node of nodes) pbf.writeMessage(1, writeNode, node);
  pbf.writeStringField(2, "tenpen");
  for (const tensor of initializers) pbf.writeMessage(5, writeTensor, tensor);
  pbf.writeMessage(11, writeValue, input);
  pbf.writeMessage(12, writeValue, output);
}

function writeOpset(version: number, pbf: PbfWriter): void {
  pbf.writeStringField(1, "");
  pbf.writeVarintField(2, version);
}

function writeEntry([key, value]: readonly [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(1, key);
  pbf.writeStringField(2, value);
}

function writeNode({ operator, inputs, output, attributes }: OnnxNode, pbf: PbfWriter): void {
  for (const input of inputs) pbf.writeStringField(1, input);
  pbf.writeStringField(2, output);
  pbf.writeStringField(3, output);
  pbf.writeStringField(4, operator);
  for (const attribute of Object.entries(attributes)) pbf.writeMessage(5, writeAttribute, attribute);
}

function writeAttribute([name, attribute]: readonly [string, OnnxAttribute], pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  if ("float" in attribute) {
    pbf.writeFloatField(2, attribute.float);
    pbf.writeVarintField(20, 1);
  } else if ("int" in attribute) {
    pbf.writeVarintField(3, attribute.int);
    pbf.writeVarintField(20, 2);
  } else if ("string" in attribute) {
    pbf.writeStringField(4, attribute.string);
    pbf.writeVarintField(20, 3);
  } else {
    for (const int of attribute.ints) pbf.writeVarintField(8, int);
    pbf.writeVarintField(20, 7);
  }
}

function writeTensor({ name, shape, values }: OnnxTensor, pbf: PbfWriter): void {
  for (const size of shape) pbf.writeVarintField(1, size);
  pbf.writeVarintField(2, values instanceof Float32Array ? elementTypes.float32 : elementTypes.int64);
  pbf.writeStringField(8, name);
  pbf.writeBytesField(9, littleEndian(values));
}

const elementTypes = { float32: 1, int64: 7 };

function littleEndian(values: OnnxTensor["values"]): Uint8Array {
  const bytes = new Uint8Array(values.byteLength);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) {
    if (typeof value === "bigint") view.setBigInt64(8 * i, value, true);
    else view.setFloat32(4 * i, value, true);
  }
  return bytes;
}

function writeValue({ name, shape }: OnnxValue, pbf: PbfWriter): void {
  pbf.writeStringField(1, name);
  pbf.writeMessage(2, writeType, shape);
}

function writeType(shape: OnnxValue["shape"], pbf: PbfWriter): void {
  pbf.writeMessage(1, writeTensorType, shape);
}

function writeTensorType(shape: OnnxValue["shape"], pbf: PbfWriter): void {
  pbf.writeVarintField(1, elementTypes.float32);
  pbf.writeMessage(2, writeShape, shape);
}

function writeShape(shape: OnnxValue["shape"], pbf: PbfWriter): void {
  for (const size of shape) pbf.writeMessage(1, writeSize, size);
}

function writeSize(size: number | string, pbf: PbfWriter): void {
  if (typeof size === "number") pbf.writeVarintField(1, size);
  else pbf.writeStringField(2, size);
}
