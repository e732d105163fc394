import type { Shape } from "../../nn/shape.ts";
import { broken } from "../error.ts";
import type { Config } from "./graph.ts";

/**
 * How the values of a tensor of Keras lie in ours: in the same order; or, of a layer with `data_format="channels_first"`, with
 * the channels last that Keras has first; or as a vector that Keras made of the latter without turning it around, whose values
 * here are those of a tensor `[height, width, channels]`.
 */
export type Layout = "same" | "channelsFirst" | { readonly flattened: Shape };

/** A tensor of Keras, and the layer of ours that gives it. */
export interface Tensor {
  readonly layer: string;
  readonly shape: Shape;
  readonly layout: Layout;
}

/** Layers that look at rows and columns, which `data_format` says the place of. */
const spatial = new Set([
  ...["Conv2D", "DepthwiseConv2D", "MaxPooling2D", "AveragePooling2D", "ZeroPadding2D"],
  ...["GlobalMaxPooling2D", "GlobalAveragePooling2D"],
]);
/** Layers that treat each value alike. */
const elementwise = new Set([
  ...["ReLU", "Relu", "LeakyReLU", "Gelu", "Activation", "Sigmoid", "Tanh", "Rescaling", "Dropout", "Add"],
  ...["SpatialDropout2D", "GaussianNoise", "GaussianDropout", "AlphaDropout", "ActivityRegularization"],
]);

/** Whether a layer wants a tensor with the channels first, and is given one that may be such only in its shape. */
export function mustTurn(className: string, { data_format: format }: Config, { layout }: Tensor): boolean {
  return format === "channels_first" && layout === "same" && (spatial.has(className) || className === "Flatten");
}

/**
 * How what a layer gives lies in ours.
 *
 * @param sources what it reads: at least one.
 * @throws FormatError when the layer works along another axis than ours does.
 */
export function layoutBehind(className: string, name: string, config: Config, sources: readonly Tensor[]): Layout {
  const { layout, shape } = sources[0]!;
  const channelsFirst = layout === "channelsFirst";
  const other = sources.find((source) => JSON.stringify(source.layout) !== JSON.stringify(layout));
  if (other) throw broken(name, "must read tensors that have the channels in the same place", other.layer);
  if (spatial.has(className)) {
    if (channelsFirst !== (config.data_format === "channels_first") || typeof layout === "object") {
      throw broken(name, "data_format must be that of the layers before it", config.data_format ?? "channels_last");
    }
    if (channelsFirst && alongAnAxis(config)) throw broken(name, "must have no softmax with channels_first", "one");
    return className.startsWith("Global") && !config.keepdims ? "same" : layout;
  }
  if (elementwise.has(className) && !alongAnAxis(config)) return layout;
  switch (className) {
    case "Flatten":
      return channelsFirst && config.data_format !== "channels_first" ? { flattened: shape } : "same";
    case "BatchNormalization":
    case "Concatenate":
    case "Softmax": {
      const axis = Array.isArray(config.axis) ? config.axis[0] : (config.axis ?? -1);
      const [last, first] = [axis === -1 || axis === shape.length, axis === 1 || axis === -3];
      if (typeof layout === "object" || !(channelsFirst ? first : last)) {
        throw broken(`${className} ${name}`, "must be along the axis of the channels", axis);
      }
      return layout;
    }
    case "Dense":
      if (channelsFirst) break;
      return "same";
    default:
      if (layout === "same") return "same";
  }
  throw broken(`${className} ${name}`, "must read channels_last, or be behind a Flatten", "channels_first");
}

/** Softmax takes sums along the last axis, whatever the channels are. */
function alongAnAxis({ activation }: Config): boolean {
  return JSON.stringify(activation ?? null).includes("softmax");
}

/**
 * The rows of a dense kernel in the order of ours, for a vector whose values Keras has with the channels first.
 *
 * @param kernel `[height · width · channels, units]`, changed in place.
 */
export function turnRows(kernel: Float32Array, [height, width, channels]: Shape): void {
  const units = kernel.length / (height! * width! * channels!);
  const before = kernel.slice();
  for (let row = 0; row < kernel.length / units; row++) {
    const [place, channel] = [Math.floor(row / channels!), row % channels!];
    const from = (channel * height! * width! + place) * units;
    kernel.set(before.subarray(from, from + units), row * units);
  }
}
