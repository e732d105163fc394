import { FormatError } from "../../src/formats/error.ts";

export interface OnnxClassifier {
  /** Layers are not known; what the file says: input and output shapes, number of nodes, parameters. */
  readonly facts: {
    readonly input: readonly (number | string)[];
    readonly nodes: number;
    readonly parameters: number;
    readonly opset: number;
  };
  /** Logits of images `[count, 784]`, as the caller's convention made them. Each `[10]`. */
  run(images: Float32Array, count: number): Promise<Float32Array[]>;
  close(): Promise<void>;
}

export async function openOnnx(_bytes: Uint8Array, what: string): Promise<OnnxClassifier> {
  throw new FormatError(`${what}: must be .keras, .h5 or .safetensors, got .onnx`);
}
