import { type Conv2d, convWindow, type DepthwiseConv2d } from "../../nn/layers/convolution.ts";
import { normalizationDefaults } from "../../nn/layers/normalization.ts";
import { type AveragePool2d, type MaxPool2d, poolWindow } from "../../nn/layers/pooling.ts";
import { type Window, windowGeometry } from "../../nn/layers/window.ts";
import type { Shape } from "../../nn/shape.ts";
import type { Layer, ResolvedLayer } from "../../nn/spec.ts";
import { transpose } from "../transpose.ts";
import type { LayerGraph } from "./graph.ts";
import type { OnnxAttribute } from "./onnx-model.ts";

/** All that is known of a layer that is to be written. */
interface Source<L> {
  readonly layer: L;
  readonly graph: LayerGraph;
  /** Names of what the layer reads. */
  readonly xs: readonly string[];
  /** Shapes of that and of what comes out, as the spec has them. */
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  /** The layer's parameters by their role. */
  readonly weights: Readonly<Record<string, Weight>>;
}

interface Weight {
  readonly shape: Shape;
  readonly values: Float32Array;
}

/** Adds a layer to the graph. Returns the name of what comes out. */
type Writer<L> = (source: Source<L>) => string;

/**
 * Images are `[batch, channels, height, width]` within ONNX, because its convolutions and pools know nothing else; vectors are
 * `[batch, features]`. So axis 1 is the one that is last in a spec.
 */
const writers: { readonly [L in Layer as L["type"]]: Writer<L> } = {
  conv2d: (source) => convolve(source, [3, 2, 0, 1], 1),
  // [height, width, channels, multiplier] to one filter after the other, each of one channel.
  depthwiseConv2d: (source) => convolve(source, [2, 3, 0, 1], source.inputs[0]![2]!),
  dense({ graph, xs, weights }) {
    return graph.node("Gemm", [...xs, ...constants(graph, weights, ["kernel", "bias"])]);
  },
  batchNormalization({ layer, graph, xs, weights }) {
    const { epsilon } = { ...normalizationDefaults, ...layer };
    const parameters = constants(graph, weights, ["gamma", "beta", "movingMean", "movingVariance"]);
    return graph.node("BatchNormalization", [...xs, ...parameters], { epsilon: { float: epsilon } });
  },
  relu: plain("Relu"),
  leakyRelu: ({ layer, graph, xs }) => graph.node("LeakyRelu", xs, { alpha: { float: layer.slope } }),
  gelu: ({ layer, graph, xs }) =>
    graph.node("Gelu", xs, { approximate: { string: layer.approximate ? "tanh" : "none" } }),
  sigmoid: plain("Sigmoid"),
  tanh: plain("Tanh"),
  softmax: ({ graph, xs }) => graph.node("Softmax", xs, { axis: { int: 1 } }),
  rescaling({ layer: { scale, offset = 0 }, graph, xs: [x] }) {
    const scaled = graph.node("Mul", [x!, graph.constant("scale", [], Float32Array.of(scale))]);
    return graph.node("Add", [scaled, graph.constant("offset", [], Float32Array.of(offset))]);
  },
  dropout: ({ xs: [x] }) => x!,
  maxPool2d: (source) => pool("MaxPool", source),
  averagePool2d: (source) => pool("AveragePool", source, { count_include_pad: { int: 0 } }),
  globalMaxPool2d: ({ graph, xs }) => graph.node("Flatten", [graph.node("GlobalMaxPool", xs)]),
  globalAveragePool2d: ({ graph, xs }) => graph.node("Flatten", [graph.node("GlobalAveragePool", xs)]),
  flatten: reshape,
  reshape,
  zeroPadding2d({ layer, graph, xs }) {
    const [top, bottom, left, right] = layer.padding;
    // With its axes named: ONNX Runtime leaves such a padding alone. Another one, in front of a max-pool, it would make the
    // pool's own, which counts for nothing: https://github.com/microsoft/onnxruntime/pull/18136.
    return graph.node("Pad", [
      ...xs,
      graph.integers("pads", [top, left, bottom, right]),
      graph.constant("value", [], Float32Array.of(0)),
      graph.integers("axes", [2, 3]),
    ]);
  },
  add: ({ graph, xs }) => xs.reduce((sum, x) => graph.node("Add", [sum, x])),
  concatenate: ({ graph, xs }) => graph.node("Concat", xs, { axis: { int: 1 } }),
};

/** Adds a layer of the spec that reads `xs`. Returns the name of what comes out. */
export function writeLayer(
  { layer, name, inputs, output, parameters }: ResolvedLayer,
  weights: Readonly<Record<string, Float32Array>>,
  graph: LayerGraph,
  xs: readonly string[],
): string {
  const ofLayer = parameters.map((parameter) => [
    parameter.name.slice(name.length + 1),
    { shape: parameter.shape, values: weights[parameter.name]! },
  ]);
  const writer = writers[layer.type] as Writer<Layer>;
  return writer({ layer, graph, xs, inputs, output, weights: Object.fromEntries(ofLayer) });
}

/** An operator that does the same as the layer, without attributes. */
function plain(operator: string): Writer<Layer> {
  return ({ graph, xs }) => graph.node(operator, xs);
}

/** Adds those of the parameters that the layer has. Returns their names. */
function constants(graph: LayerGraph, weights: Source<Layer>["weights"], roles: readonly string[]): string[] {
  return roles
    .filter((role) => weights[role] !== undefined)
    .map((role) => graph.constant(role, weights[role]!.shape, weights[role]!.values));
}

/** @param order of the kernel's axes in `[filters, channels, height, width]`; @param groups of channels, each with filters of its own. */
function convolve(
  { layer, graph, xs, inputs: [input], output, weights }: Source<Conv2d | DepthwiseConv2d>,
  order: readonly number[],
  groups: number,
): string {
  const window = convWindow(layer);
  const { shape, values } = weights.kernel!;
  const kernel = graph.constant(
    "kernel",
    [output[2]!, input![2]! / groups, ...window.size],
    transpose(values, shape, order),
  );
  return graph.node("Conv", [...xs, kernel, ...constants(graph, weights, ["bias"])], {
    ...windowAttributes(window, input!),
    group: { int: groups },
  });
}

function pool(
  operator: string,
  { layer, graph, xs, inputs }: Source<MaxPool2d | AveragePool2d>,
  attributes: Readonly<Record<string, OnnxAttribute>> = {},
): string {
  return graph.node(operator, xs, { ...windowAttributes(poolWindow(layer), inputs[0]!), ...attributes });
}

function windowAttributes(window: Window, input: Shape): Readonly<Record<string, OnnxAttribute>> {
  const { top, left, bottom, right } = windowGeometry(window, input);
  return {
    kernel_shape: { ints: window.size },
    strides: { ints: window.stride },
    pads: { ints: [top, left, bottom, right] },
  };
}

/** In a spec the values of an image are in the order of channels last, and keep it in whatever shape they are put. */
function reshape({ graph, xs: [x], inputs: [input], output }: Source<Layer>): string {
  const last = isOneOrder(input!) ? x! : graph.node("Transpose", [x!], { perm: { ints: [0, 2, 3, 1] } });
  return fromChannelsLast(graph, last, output);
}

/** Gives values that are in the order of channels last the shape that they have within ONNX. Returns the new name. */
export function fromChannelsLast(graph: LayerGraph, x: string, shape: Shape): string {
  const reshaped = (...sizes: Shape) => graph.node("Reshape", [x, graph.integers("shape", [-1, ...sizes])]);
  if (shape.length === 1) return reshaped(...shape);
  const [height, width, channels] = shape as [number, number, number];
  if (isOneOrder(shape)) return reshaped(channels, height, width);
  return graph.node("Transpose", [reshaped(...shape)], { perm: { ints: [0, 3, 1, 2] } });
}

/** Whether channels first and last are the same order of the values. */
function isOneOrder([height, width = 1, channels = 1]: Shape): boolean {
  return channels === 1 || height! * width === 1;
}
