import { fault, TenpenError } from "../../errors.ts";
import { sizeOf } from "../../nn/shape.ts";
import { loadPbf } from "../optional-packages.ts";
import { MessageReader } from "./message-reader.ts";

/** What an ONNX file says of itself, without being run. */
export interface OnnxFacts {
  /** Version of the operators. */
  readonly opset: number;
  /** How many operators there are. */
  readonly nodes: number;
  /** Values of all constants, but for single ones and whole numbers of 64 bits: those are settings, shapes and axes. */
  readonly parameters: number;
  /** What is to be put in: without the constants, which old files list there too. */
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
}

/** What goes into a graph or comes out. */
export interface OnnxPort {
  readonly name: string;
  /** `float32`, `uint8` and so on; undefined for what is no tensor. */
  readonly type: string | undefined;
  /** A size that is a word may be any; undefined where the file does not say. */
  readonly shape: readonly (number | string)[] | undefined;
}

interface Tensor {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly number[];
}

/** Numbers of TensorProto.DataType. */
const typeNames: Readonly<Record<number, string>> = {
  ...{ 1: "float32", 2: "uint8", 3: "int8", 4: "uint16", 5: "int16", 6: "int32", 7: "int64", 8: "string", 9: "bool" },
  ...{ 10: "float16", 11: "float64", 12: "uint32", 13: "uint64", 16: "bfloat16" },
};
const int64 = 7;

/** Graphs within graphs: the branches of `If` and the bodies of loops. */
const deepest = 8;

/**
 * Reads what an `.onnx` file says of itself. Refuses what a runtime could be made to blow up with: tensors that are larger than
 * their bytes, sparse ones, functions (each may call others twice, and so on), and data outside of the file.
 *
 * @throws TenpenError in one line.
 */
export async function readOnnx(bytes: Uint8Array): Promise<OnnxFacts> {
  const { PbfReader } = await loadPbf();
  try {
    return new ModelReader(new MessageReader(PbfReader)).read(bytes);
  } catch (error) {
    // pbf throws plain errors at what is no protobuf.
    throw error instanceof TenpenError ? error : fault("model", "file", "must be ONNX", (error as Error).message);
  }
}

class ModelReader {
  readonly #reader: MessageReader;
  #nodes = 0;
  #parameters = 0;
  readonly #constants = new Set<string>();
  readonly #inputs: OnnxPort[] = [];
  readonly #outputs: OnnxPort[] = [];

  constructor(reader: MessageReader) {
    this.#reader = reader;
  }

  read(bytes: Uint8Array): OnnxFacts {
    let opset = 0;
    for (const { tag, bytes: field } of this.#reader.fields(bytes)) {
      if (tag === 7) this.#readGraph(field, 0);
      else if (tag === 8) opset ||= this.#opsetOf(field);
      else if (tag === 25)
        throw new TenpenError("unsupported", "functions", "must be written out in the graph", "some");
    }
    if (opset === 0 || this.#nodes === 0) throw new TenpenError("model", "file", "must be ONNX with operators", "none");
    return {
      ...{ opset, nodes: this.#nodes, parameters: this.#parameters },
      ...{ inputs: this.#inputs.filter(({ name }) => !this.#constants.has(name)), outputs: this.#outputs },
    };
  }

  /** The version of ONNX's own operators; 0 for those of others. */
  #opsetOf(bytes: Uint8Array): number {
    let domain = "";
    let version = 0;
    for (const { tag, integer, bytes: field } of this.#reader.fields(bytes)) {
      if (tag === 1) domain = text(field);
      else if (tag === 2) version = integer;
    }
    return domain === "" || domain === "ai.onnx" ? version : 0;
  }

  #readGraph(bytes: Uint8Array, depth: number): void {
    if (depth > deepest) throw fault("model", "graphs", `must be nested at most ${deepest} deep`, depth);
    for (const { tag, bytes: field } of this.#reader.fields(bytes)) {
      if (tag === 1) this.#readNode(field, depth);
      else if (tag === 5) this.#addConstant(this.#readTensor(field));
      else if (tag === 15) throw sparse();
      else if (tag === 11 && depth === 0) this.#inputs.push(this.#readPort(field));
      else if (tag === 12 && depth === 0) this.#outputs.push(this.#readPort(field));
    }
  }

  #readNode(bytes: Uint8Array, depth: number): void {
    this.#nodes++;
    for (const { tag, bytes: attribute } of this.#reader.fields(bytes)) {
      if (tag !== 5) continue;
      for (const { tag, bytes: value } of this.#reader.fields(attribute)) {
        if (tag === 5 || tag === 10) this.#readTensor(value);
        else if (tag === 6 || tag === 11) this.#readGraph(value, depth + 1);
        else if (tag === 22 || tag === 23) throw sparse();
      }
    }
  }

  #addConstant({ name, type, shape }: Tensor): void {
    this.#constants.add(name);
    if (type !== int64 && shape.length > 0) this.#parameters += sizeOf(shape);
  }

  #readTensor(bytes: Uint8Array): Tensor {
    let name = "";
    let type = 0;
    const shape: number[] = [];
    for (const field of this.#reader.fields(bytes)) {
      if (field.tag === 1) for (const side of this.#reader.integers(field)) shape.push(side);
      else if (field.tag === 2) type = field.integer;
      else if (field.tag === 8) name = text(field.bytes);
      else if (field.tag === 13 || (field.tag === 14 && field.integer !== 0)) {
        throw new TenpenError("unsupported", "file", "must hold all of its data", "some that is in another file");
      }
    }
    const size = sizeOf(shape);
    // The smallest numbers of all take two bits.
    if (shape.some((side) => side < 0) || !(size <= 4 * bytes.length)) {
      throw fault(
        "model",
        `tensor ${name.slice(0, 40)}`,
        `must have no more values than its ${bytes.length} bytes hold`,
        size,
      );
    }
    return { name, type, shape };
  }

  #readPort(bytes: Uint8Array): OnnxPort {
    let name = "";
    let type: string | undefined;
    let shape: OnnxPort["shape"];
    for (const field of this.#reader.fields(bytes)) {
      if (field.tag === 1) name = text(field.bytes);
      else if (field.tag === 2) {
        for (const { tag, bytes: tensor } of this.#reader.fields(field.bytes)) {
          if (tag !== 1) continue; // a sequence, a map and the like
          for (const { tag, integer, bytes: sizes } of this.#reader.fields(tensor)) {
            if (tag === 1) type = typeNames[integer] ?? `type ${integer}`;
            else if (tag === 2) shape = this.#readShape(sizes);
          }
        }
      }
    }
    return { name, type, shape };
  }

  #readShape(bytes: Uint8Array): (number | string)[] {
    const shape: (number | string)[] = [];
    for (const { tag, bytes: dimension } of this.#reader.fields(bytes)) {
      if (tag !== 1) continue;
      let size: number | string = "?";
      for (const field of this.#reader.fields(dimension)) {
        if (field.tag === 1 && field.integer > 0) size = field.integer;
        else if (field.tag === 2 && field.bytes.length > 0) size = text(field.bytes.subarray(0, 40));
      }
      shape.push(size);
    }
    return shape;
  }
}

function sparse(): TenpenError {
  return new TenpenError("unsupported", "tensors", "must not be sparse", "one that is");
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
