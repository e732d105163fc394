import { isRecord, shown } from "../message.ts";

/**
 * A network as plain data, and the pure checks that say what comes out of it. Nothing here computes: `network.ts` does.
 *
 * Shapes leave the batch out: `[height, width, channels]` for images, `[features]` for vectors. A spec ends in logits;
 * softmax belongs to the loss and to the recognizer, so that a temperature can be applied in between.
 */
export type Shape = readonly number[];

export interface Conv2d {
  readonly type: "conv2d";
  readonly name?: string;
  /** Number of output channels. */
  readonly filters: number;
  /** Height and width of the kernel. */
  readonly kernel: readonly [number, number];
  /** Step of the kernel, the same in both directions; 1 when missing. */
  readonly stride?: number;
  /** `valid` (when missing): only where the kernel fits. `same`: zeros around, as Keras places them. */
  readonly padding?: "valid" | "same";
}

export interface Relu {
  readonly type: "relu";
  readonly name?: string;
}

/** Largest value of each window; windows do not overlap and what does not fill one at the right and bottom is dropped. */
export interface MaxPool2d {
  readonly type: "maxPool2d";
  readonly name?: string;
  /** Side of the square window. */
  readonly size: number;
}

/** `[height, width, channels]` to one vector, channels fastest, as Keras does with `channels_last`. */
export interface Flatten {
  readonly type: "flatten";
  readonly name?: string;
}

/** In training each value is zeroed with probability `rate` and the others are divided by `1 − rate`. */
export interface Dropout {
  readonly type: "dropout";
  readonly name?: string;
  readonly rate: number;
}

export interface Dense {
  readonly type: "dense";
  readonly name?: string;
  /** Number of outputs. */
  readonly units: number;
}

export type Layer = Conv2d | Relu | MaxPool2d | Flatten | Dropout | Dense;

/** Layers from input to logits. */
export interface Spec {
  /** Shape of one input: `[height, width, channels]` or `[features]`. */
  readonly input: Shape;
  readonly layers: readonly Layer[];
}

/** A tensor that training changes. `kernel` is `[kernelHeight, kernelWidth, inputs, filters]` or `[inputs, units]`. */
export interface Parameter {
  /** `layer.kernel` or `layer.bias`. */
  readonly name: string;
  readonly shape: Shape;
}

/** What a layer turns its input into. */
export interface LayerCheck {
  /** The layer's own name, or `type_n` for the nth of its type, counted from 1. */
  readonly name: string;
  readonly layer: Layer;
  readonly input: Shape;
  readonly output: Shape;
  readonly parameters: readonly Parameter[];
}

/** A spec that breaks a rule; the message names the layer, the rule and the value. */
export class SpecError extends Error {
  override readonly name = "SpecError";
}

/** The product of a shape's sizes. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

// Bounds what a hostile file can make us allocate: 64 Mi values are 256 MiB, three orders above our largest model. It holds
// for each tensor and for all activations and parameters together.
const maxSize = 2 ** 26;
const maxLayers = 1000;

/**
 * Checks a whole spec and returns every layer's shapes and parameters.
 *
 * @throws SpecError when a layer is unknown, has an option out of range or an unknown option, or does not fit its input.
 */
export function checkSpec(spec: Spec): LayerCheck[] {
  if (!isRecord(spec)) throw broken("spec", "must be an object with input and layers", spec);
  checkKeys("spec", spec, ["input", "layers"]);
  if (!Array.isArray(spec.input) || (spec.input.length !== 1 && spec.input.length !== 3)) {
    throw broken("spec.input", "must be [features] or [height, width, channels]", spec.input);
  }
  for (const size of spec.input) positiveInteger("spec.input", size);
  checkSize("spec.input", spec.input);
  if (!Array.isArray(spec.layers) || spec.layers.length === 0) {
    throw broken("spec.layers", "must be a list of at least one layer", spec.layers);
  }
  if (spec.layers.length > maxLayers) throw broken("spec.layers", `must be at most ${maxLayers}`, spec.layers.length);
  const checks: LayerCheck[] = [];
  let total = sizeOf(spec.input);
  const countByType = new Map<string, number>();
  const names = new Set<string>();
  let input: Shape = spec.input;
  for (const layer of spec.layers as readonly unknown[]) {
    if (!isRecord(layer) || typeof layer.type !== "string" || !Object.hasOwn(layerRules, layer.type)) {
      throw broken(
        `layer ${checks.length + 1}`,
        `type must be one of ${Object.keys(layerRules).join(", ")}`,
        isRecord(layer) ? layer.type : layer,
      );
    }
    const count = (countByType.get(layer.type) ?? 0) + 1;
    countByType.set(layer.type, count);
    const name = layer.name ?? `${layer.type}_${count}`;
    if (typeof name !== "string" || !/^[\w-]{1,100}$/.test(name)) {
      throw broken(`layer ${checks.length + 1}`, "name must be 1 to 100 letters, digits, _ or -", name);
    }
    if (names.has(name)) throw broken(name, "two layers must not share a name", name);
    names.add(name);
    const check = checkLayer(name, layer as unknown as Layer, input);
    checks.push(check);
    for (const shape of [check.output, ...check.parameters.map((parameter) => parameter.shape)]) total += sizeOf(shape);
    if (total > maxSize) throw broken("spec", `must have at most ${maxSize} activations and parameters`, total);
    input = check.output;
  }
  if (input.length !== 1) throw new SpecError(`spec: must end in a vector of logits, got [${input}]`);
  return checks;
}

/** Checks one layer against the shape that it is given. */
export function checkLayer(name: string, layer: Layer, input: Shape): LayerCheck {
  const rule = layerRules[layer.type] as LayerRule<Layer>;
  checkKeys(name, layer, ["type", "name", ...rule.options]);
  const { output, parameters = {} } = rule.check(name, layer, input);
  checkSize(name, output);
  return {
    name,
    layer,
    input,
    output,
    parameters: Object.entries(parameters).map(([role, shape]) => {
      checkSize(`${name}.${role}`, shape);
      return { name: `${name}.${role}`, shape };
    }),
  };
}

interface LayerRule<L extends Layer> {
  /** The options that the layer takes besides `type` and `name`. */
  readonly options: readonly Exclude<keyof L, "type" | "name">[];
  check(name: string, layer: L, input: Shape): { output: Shape; parameters?: Record<string, Shape> };
}

const layerRules: { readonly [L in Layer as L["type"]]: LayerRule<L> } = {
  conv2d: {
    options: ["filters", "kernel", "stride", "padding"],
    check(name, layer, input) {
      const [height, width, channels] = imageShape(name, input);
      positiveInteger(`${name}.filters`, layer.filters);
      if (!Array.isArray(layer.kernel) || layer.kernel.length !== 2) {
        throw broken(`${name}.kernel`, "must be [height, width]", layer.kernel);
      }
      for (const size of layer.kernel) positiveInteger(`${name}.kernel`, size);
      positiveInteger(`${name}.stride`, layer.stride ?? 1);
      const padding = layer.padding ?? "valid";
      if (padding !== "valid" && padding !== "same") {
        throw broken(`${name}.padding`, "must be valid or same", layer.padding);
      }
      const { output, top, bottom, left, right } = convGeometry(layer, input);
      checkSize(`${name}, with zeros around`, [top + height + bottom, left + width + right, channels]);
      if (output[0] < 1 || output[1] < 1) {
        const kernel = layer.kernel.join("×");
        throw new SpecError(`${name}.kernel: must fit into the input of ${height}×${width}, got ${kernel}`);
      }
      const kernel = [...layer.kernel, channels, layer.filters];
      return { output: [...output, layer.filters], parameters: { kernel, bias: [layer.filters] } };
    },
  },
  relu: { options: [], check: (_name, _layer, input) => ({ output: input }) },
  maxPool2d: {
    options: ["size"],
    check(name, layer, input) {
      const [height, width, channels] = imageShape(name, input);
      positiveInteger(`${name}.size`, layer.size);
      const output = [Math.floor(height / layer.size), Math.floor(width / layer.size), channels];
      if (output[0]! < 1 || output[1]! < 1) {
        throw broken(`${name}.size`, `must be at most the input of ${height}×${width}`, layer.size);
      }
      return { output };
    },
  },
  flatten: { options: [], check: (_name, _layer, input) => ({ output: [sizeOf(input)] }) },
  dropout: {
    options: ["rate"],
    check(name, layer, input) {
      if (typeof layer.rate !== "number" || !(layer.rate >= 0 && layer.rate < 1)) {
        throw broken(`${name}.rate`, "must be at least 0 and below 1", layer.rate);
      }
      return { output: input };
    },
  },
  dense: {
    options: ["units"],
    check(name, layer, input) {
      if (input.length !== 1) throw new SpecError(`${name}: needs a vector, put a flatten before it, got [${input}]`);
      positiveInteger(`${name}.units`, layer.units);
      return { output: [layer.units], parameters: { kernel: [input[0]!, layer.units], bias: [layer.units] } };
    },
  },
};

/** Where a convolution reads and writes. */
export interface ConvGeometry {
  /** `[height, width]` of the output. */
  readonly output: readonly [number, number];
  /** Rows and columns of zeros around the input. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * Output size and padding of a convolution over `[height, width, channels]`. `same` gives ⌈size / stride⌉ outputs and
 * puts the odd zero at the bottom and right, as Keras and TensorFlow do.
 */
export function convGeometry(layer: Conv2d, input: Shape): ConvGeometry {
  const stride = layer.stride ?? 1;
  const [height, width] = input as [number, number];
  const [kernelHeight, kernelWidth] = layer.kernel;
  if (layer.padding !== "same") {
    const count = (size: number, kernel: number) => Math.floor((size - kernel) / stride) + 1;
    return { output: [count(height, kernelHeight), count(width, kernelWidth)], top: 0, left: 0, bottom: 0, right: 0 };
  }
  const output = [Math.ceil(height / stride), Math.ceil(width / stride)] as const;
  const zeros = (size: number, kernel: number, out: number) => Math.max(0, (out - 1) * stride + kernel - size);
  const vertical = zeros(height, kernelHeight, output[0]);
  const horizontal = zeros(width, kernelWidth, output[1]);
  const top = Math.floor(vertical / 2);
  const left = Math.floor(horizontal / 2);
  return { output, top, left, bottom: vertical - top, right: horizontal - left };
}

function imageShape(name: string, input: Shape): [number, number, number] {
  if (input.length !== 3) throw new SpecError(`${name}: needs [height, width, channels], got [${input}]`);
  return input as unknown as [number, number, number];
}

function positiveInteger(what: string, value: unknown): void {
  if (!Number.isSafeInteger(value) || (value as number) < 1)
    throw broken(what, "must be a whole number above 0", value);
}

function checkSize(what: string, shape: Shape): void {
  if (!(sizeOf(shape) <= maxSize)) throw broken(what, `must have at most ${maxSize} values`, sizeOf(shape));
}

function checkKeys(what: string, value: object, known: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) throw broken(what, `takes only ${known.join(", ")}`, key);
  }
}

function broken(what: string, rule: string, got: unknown): SpecError {
  return new SpecError(`${what}: ${rule}, got ${shown(got)}`);
}
