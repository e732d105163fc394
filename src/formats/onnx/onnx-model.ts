/** The part of ONNX (https://onnx.ai/onnx/repo-docs/IR.html) that our networks need, as plain data. */
export interface OnnxModel {
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly input: OnnxValue;
  readonly output: OnnxValue;
  /** What is said about the model, for people and programs to read. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** An operator of https://onnx.ai/onnx/operators. Its name is that of its one output. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

export type OnnxAttribute =
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly float: number }
  | { readonly string: string };

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

/** A float32 tensor that goes in or out; a size that is a word is any number. */
export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}
