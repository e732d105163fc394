import type { InferenceSession } from "onnxruntime-web/wasm";
import { fault, TenpenError, within } from "../../src/errors.ts";
import { maxFile } from "../../src/formats/max-file.ts";
import { type OnnxPort, readOnnx } from "../../src/formats/onnx/read-onnx.ts";
import { type Class, checkClasses, digits } from "../../src/model/classes.ts";
import { pixelValues } from "../../src/model/input-encoding.ts";
import type { ClassifierFor } from "../../src/recognizer/classifier.ts";
import { loadOnnxRuntime, maxMemory, type OnnxRuntime } from "./onnx-runtime.ts";

/** A network for digits in an ONNX file, run by ONNX Runtime. */
export interface OnnxNetwork {
  /** Layers are not known; what the file says: input and output shapes, number of nodes, parameters. */
  readonly facts: {
    readonly input: readonly (number | string)[];
    readonly nodes: number;
    readonly parameters: number;
  };
  /** The digits, and what is no digit where there are eleven outputs. */
  readonly classes: readonly Class[];
  /** Gives logits; logarithms of probabilities where the model ends in a softmax. Each `[10]`, or `[11]`. */
  readonly classifierFor: ClassifierFor;
  /** Gives the model's memory back, where no worker ends that has it. */
  close(): Promise<void>;
}

const pixels = 784;

/** The pixels are the same, in the same order, in all of them. */
const imageShapes: readonly (readonly number[])[] = [[28, 28, 1], [1, 28, 28], [28, 28], [pixels]];

/** So many images go in at once, where any number may. */
const batchSize = 32;

/** How images go into a model. */
interface Input {
  readonly name: string;
  /** How many may go in at once. */
  readonly most: number;
  shapeOf(count: number): readonly number[];
}

/**
 * Opens an `.onnx` file that takes images of 28×28 and gives ten numbers, or eleven. To be called in a worker that can be ended:
 * a model can be made so that it takes for ever.
 *
 * @throws TenpenError in one line for a file that is no such model.
 */
export async function openOnnx(bytes: Uint8Array, what: string): Promise<OnnxNetwork> {
  try {
    return await open(bytes);
  } catch (error) {
    throw within(what, error);
  }
}

async function open(bytes: Uint8Array): Promise<OnnxNetwork> {
  if (bytes.length > maxFile) throw fault("limit", "file", `must be at most ${maxFile} bytes`, bytes.length);
  const { inputs, outputs, nodes, parameters } = await readOnnx(bytes);
  if (inputs.length !== 1) throw fault("unsupported", "inputs", "must be one, an image", inputs.length);
  let input = toInput(inputs[0]!);
  const output = findOutput(outputs);
  const runtime = await loadOnnxRuntime();
  const session = await runtime.open(bytes).catch((error) => {
    throw refusal(error);
  });
  try {
    // Some files say that they take any number of images, and then do not.
    if (input.most > 1) await runBatch(runtime, session, input, output, new Float32Array(2 * pixels), 2);
  } catch {
    input = { ...input, most: 1 };
  }
  const samples: Float32Array[] = [];
  for (const image of sampleImages) samples.push(...(await runBatch(runtime, session, input, output, image, 1)));
  const endsInSoftmax = samples.every(areProbabilities);
  return {
    classes: checkClasses(undefined, samples[0]!.length),
    facts: { nodes, parameters, input: inputs[0]!.shape! },
    classifierFor(encoding) {
      const values = pixelValues(encoding);
      return {
        async classify(images, count) {
          const outputs: Float32Array[] = [];
          for (let start = 0; start < count; start += input.most) {
            const end = Math.min(count, start + input.most);
            const batch = Float32Array.from(images.subarray(start * pixels, end * pixels), (pixel) => values[pixel]!);
            outputs.push(...(await runBatch(runtime, session, input, output, batch, end - start)));
          }
          return endsInSoftmax ? outputs.map(toLogits) : outputs;
        },
      };
    },
    close: () => session.release(),
  };
}

/** No ink, ink everywhere, and ink here and there. */
const sampleImages = [() => 0, () => 1, (_: unknown, i: number) => (i % 7) / 6].map((pixel) =>
  Float32Array.from({ length: pixels }, pixel),
);

function areProbabilities(values: Float32Array): boolean {
  const sum = values.reduce((a, b) => a + b, 0);
  return values.every((value) => value >= 0 && value <= 1) && Math.abs(sum - 1) <= 1e-3;
}

/** @throws TenpenError for an input that our images do not fit. */
function toInput({ name, type, shape }: OnnxPort): Input {
  if (type !== "float32") throw fault("unsupported", `input ${name}`, "must be float32", type);
  const [first, ...image] = shape ?? [];
  if (isImage(image) && (first === 1 || typeof first === "string")) {
    return { name, most: first === 1 ? 1 : batchSize, shapeOf: (count) => [count, ...image] };
  }
  if (shape && isImage(shape)) return { name, most: 1, shapeOf: () => shape };
  throw new TenpenError(
    "unsupported",
    `input ${name}`,
    "must be [N,28,28,1], [N,1,28,28], [N,28,28] or [N,784]",
    `${shape ? `[${shape}]` : "no shape"}`,
  );
}

function isImage(shape: readonly (number | string)[]): shape is readonly number[] {
  return imageShapes.some((image) => `${image}` === `${shape}`);
}

/** The name of the only output that can be logits or probabilities. */
function findOutput(outputs: readonly OnnxPort[]): string {
  const possible = outputs.filter(({ type, shape }) => {
    const last = shape?.at(-1);
    return type === "float32" && (typeof last !== "number" || isOutputs(last));
  });
  if (possible.length === 1) return possible[0]!.name;
  const all = outputs.map(({ name, type, shape = "?" }) => `${name} ${type ?? "no tensor"} [${shape}]`).join(", ");
  throw new TenpenError("unsupported", "outputs", "one must be float32 and [N,10] or [N,11]", `${all || "none"}`);
}

function isOutputs(count: number): boolean {
  return count === digits || count === digits + 1;
}

async function runBatch(
  { Tensor }: OnnxRuntime,
  session: InferenceSession,
  input: Input,
  output: string,
  images: Float32Array,
  count: number,
): Promise<Float32Array[]> {
  const feeds = { [input.name]: new Tensor("float32", images, input.shapeOf(count)) };
  const results = await session.run(feeds, [output], { logSeverityLevel: 4 }).catch((error) => {
    throw refusal(error);
  });
  const { data, dims } = results[output]!;
  const outputs = data.length / count;
  if (!(data instanceof Float32Array && isOutputs(outputs))) {
    throw new TenpenError("model", `output ${output}`, `must be [${count},10] or [${count},11]`, `[${dims}]`);
  }
  return Array.from({ length: count }, (_, i) => data.slice(i * outputs, (i + 1) * outputs));
}

/** Logarithms of probabilities; what is smaller than float32 can say becomes −87. */
function toLogits(values: Float32Array): Float32Array {
  return values.map((value) => Math.log(Math.max(value, 2 ** -126)));
}

/** What the runtime says, in our words. */
function refusal(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith("no available backend")) return new Error(`ONNX Runtime: must be loaded, got ${message}`);
  const operator = /implementation for (\w+)|No Op registered for (\S+)/.exec(message);
  if (operator)
    return fault("unsupported", "operators", "must be of those that ONNX Runtime has", operator[1] ?? operator[2]);
  if (message.includes("bad_alloc")) return new TenpenError("limit", "model", `must run in ${maxMemory} MiB`, "more");
  // In front of its reason stand codes and the place in its source.
  const reason = message.replace(/^.*ERROR_MESSAGE: /s, "").replace(/^\S*\.(cc|h):\d+ /, "");
  return new TenpenError("model", "model", "must run in ONNX Runtime", reason);
}
