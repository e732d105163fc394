import { checkKeys, fault, isRecord, TenpenError } from "../errors.ts";
import { type Conv2d, conv2d, type DepthwiseConv2d, depthwiseConv2d } from "./layers/convolution.ts";
import { type Dense, dense } from "./layers/dense.ts";
import {
  type Dropout,
  dropout,
  type Gelu,
  gelu,
  type LeakyRelu,
  leakyRelu,
  plain,
  type Relu,
  type Rescaling,
  rescaling,
  type Sigmoid,
  type Softmax,
  type Tanh,
} from "./layers/elementwise.ts";
import { type Add, add, type Concatenate, concatenate } from "./layers/merging.ts";
import { type BatchNormalization, batchNormalization } from "./layers/normalization.ts";
import {
  type AveragePool2d,
  type GlobalAveragePool2d,
  type GlobalMaxPool2d,
  globalPool2d,
  type MaxPool2d,
  pool2d,
} from "./layers/pooling.ts";
import type { LayerRule, ParameterRule } from "./layers/rule.ts";
import { type Flatten, flatten, type Reshape, reshape, type ZeroPadding2d, zeroPadding2d } from "./layers/shaping.ts";
import { checkSize, maxSize, positiveInteger, type Shape, sizeOf } from "./shape.ts";

/**
 * A network as plain data, and the pure checks that say what comes out of it. Nothing here computes: `network.ts` does.
 *
 * A spec ends in logits; softmax belongs to the loss and to the recognizer, so that a temperature can be applied in between.
 */
export interface Spec {
  /** Shape of one input: `[height, width, channels]` or `[features]`. */
  readonly input: Shape;
  /** From input to logits. Each reads layers before it: a chain, unless `inputs` say otherwise. */
  readonly layers: readonly Layer[];
}

export type Layer =
  | Conv2d
  | DepthwiseConv2d
  | Dense
  | BatchNormalization
  | Relu
  | LeakyRelu
  | Gelu
  | Sigmoid
  | Tanh
  | Softmax
  | Rescaling
  | Dropout
  | MaxPool2d
  | AveragePool2d
  | GlobalMaxPool2d
  | GlobalAveragePool2d
  | Flatten
  | Reshape
  | ZeroPadding2d
  | Add
  | Concatenate;

const rules: { readonly [L in Layer as L["type"]]: LayerRule<L> } = {
  ...{ conv2d, depthwiseConv2d, dense, batchNormalization },
  ...{ relu: plain, leakyRelu, gelu, sigmoid: plain, tanh: plain, softmax: plain, rescaling, dropout },
  ...{ maxPool2d: pool2d, averagePool2d: pool2d, globalMaxPool2d: globalPool2d, globalAveragePool2d: globalPool2d },
  ...{ flatten, reshape, zeroPadding2d, add, concatenate },
};

/** A tensor of the network's weights. */
export interface Parameter extends ParameterRule {
  /** `layer.role`, such as `conv2d_1.kernel`. */
  readonly name: string;
}

/** What a layer turns its inputs into. */
export interface ResolvedLayer {
  /** The layer's own name, or `type_n` for the nth of its type, counted from 1. */
  readonly name: string;
  readonly layer: Layer;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  readonly parameters: readonly Parameter[];
}

/** A layer with its place in a spec. */
export interface PlacedLayer extends ResolvedLayer {
  /** Which layers it reads, by their place among the layers; −1 is the spec's input. */
  readonly sources: readonly number[];
}

const maxLayers = 1000;

/**
 * Checks a whole spec and returns every layer's shapes and parameters.
 *
 * @throws TenpenError when a layer is unknown, has an option out of range or an unknown option, or does not fit its inputs.
 */
export function checkSpec(spec: Spec): PlacedLayer[] {
  if (!isRecord(spec)) throw fault("spec", "spec", "must be an object with input and layers", spec);
  checkKeys("spec", "spec", spec, ["input", "layers"]);
  if (!Array.isArray(spec.input) || (spec.input.length !== 1 && spec.input.length !== 3)) {
    throw fault("spec", "spec.input", "must be [features] or [height, width, channels]", spec.input);
  }
  for (const size of spec.input) positiveInteger("spec.input", size);
  checkSize("spec.input", spec.input);
  if (!Array.isArray(spec.layers) || spec.layers.length === 0) {
    throw fault("spec", "spec.layers", "must be a list of at least one layer", spec.layers);
  }
  if (spec.layers.length > maxLayers)
    throw fault("spec", "spec.layers", `must be at most ${maxLayers}`, spec.layers.length);
  const layers: PlacedLayer[] = [];
  let total = sizeOf(spec.input);
  const countByType = new Map<string, number>();
  const places = new Map([["input", -1]]);
  for (const layer of spec.layers as readonly unknown[]) {
    if (!isRecord(layer) || typeof layer.type !== "string" || !Object.hasOwn(rules, layer.type)) {
      throw fault(
        "spec",
        `layer ${layers.length + 1}`,
        `type must be one of ${Object.keys(rules).join(", ")}`,
        isRecord(layer) ? layer.type : layer,
      );
    }
    const count = (countByType.get(layer.type) ?? 0) + 1;
    countByType.set(layer.type, count);
    const name = layer.name ?? `${layer.type}_${count}`;
    if (typeof name !== "string" || !/^[\w-]{1,100}$/.test(name)) {
      throw fault("spec", `layer ${layers.length + 1}`, "name must be 1 to 100 letters, digits, _ or -", name);
    }
    if (places.has(name)) throw fault("spec", name, "two layers must not share a name", name);
    const sources = findSources(name, layer.inputs, places, layers.length - 1);
    places.set(name, layers.length);
    const inputs = sources.map((source) => (source < 0 ? spec.input : layers[source]!.output));
    const resolved = checkLayer(name, layer as unknown as Layer, inputs);
    layers.push({ ...resolved, sources });
    for (const shape of [resolved.output, ...resolved.parameters.map((parameter) => parameter.shape)])
      total += sizeOf(shape);
    if (total > maxSize) throw fault("spec", "spec", `must have at most ${maxSize} activations and parameters`, total);
  }
  const read = new Set(layers.flatMap(({ sources }) => sources));
  for (const [place, { name }] of layers.slice(0, -1).entries()) {
    if (!read.has(place)) throw new TenpenError("spec", name, "must be read by a layer behind it", "none");
  }
  const last = layers.at(-1)!;
  if (last.output.length !== 1)
    throw new TenpenError("spec", "spec", "must end in a vector of logits", `[${last.output}]`);
  if (last.layer.type === "softmax")
    throw new TenpenError("spec", "spec", "must end in logits", `the softmax ${last.name}`);
  return layers;
}

/** Places of the layers that a layer reads. */
function findSources(name: string, inputs: unknown, places: ReadonlyMap<string, number>, before: number): number[] {
  if (inputs === undefined) return [before];
  if (!Array.isArray(inputs) || inputs.length === 0 || inputs.length > maxLayers) {
    throw fault("spec", `${name}.inputs`, "must be a list of names of layers", inputs);
  }
  return inputs.map((input) => {
    const place = places.get(input);
    if (place === undefined) throw fault("spec", `${name}.inputs`, "must be layers before it, or input", input);
    return place;
  });
}

/** Checks one layer against the shapes that it is given. @throws TenpenError */
export function checkLayer(name: string, layer: Layer, inputs: readonly Shape[]): ResolvedLayer {
  const rule = rules[layer.type] as LayerRule<Layer>;
  checkKeys("spec", name, layer, ["type", "name", "inputs", ...rule.options]);
  if (rule.merges ? inputs.length < 2 : inputs.length !== 1) {
    throw fault("spec", `${name}.inputs`, rule.merges ? "must be two or more" : "must be one", inputs.length);
  }
  const { output, parameters = {} } = rule.check(name, layer, inputs);
  checkSize(name, output);
  return {
    name,
    layer,
    inputs,
    output,
    parameters: Object.entries(parameters).map(([role, parameter]) => {
      checkSize(`${name}.${role}`, parameter.shape);
      return { name: `${name}.${role}`, ...parameter };
    }),
  };
}
