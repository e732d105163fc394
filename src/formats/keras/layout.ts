import { fault } from "../../errors.ts";
import type { Shape } from "../../nn/shape.ts";
import type { Config } from "./graph.ts";

/**
 * How the values of a tensor of Keras lie in ours. `same`: in the same order. `channelsFirst`: channels last, where Keras has
 * them first. `flattened`: a vector that Keras made of the latter without turning it around, whose values here are those of a
 * tensor `[height, width, channels]`. `noChannels`: `[height, width, 1]`, where Keras has no third dimension.
 */
export type Layout = "same" | "channelsFirst" | { readonly flattened: Shape } | "noChannels";

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
/** Layers that work along an axis. */
const axial = new Set(["BatchNormalization", "Concatenate", "Softmax"]);

/** What reads this tensor takes its only channel for the first dimension, and we for the last: nothing moves. */
export function mustTurn(className: string, config: Config, sources: readonly Tensor[], { layout }: Tensor): boolean {
  if (layout !== "same") return false;
  if (sources.some((source) => source.layout === "channelsFirst")) return true;
  if (axial.has(className)) return sources[0]!.shape.length === 3 && isFirst(axisOf(config));
  if (config.data_format !== "channels_first") return false;
  return spatial.has(className) || (className === "Flatten" && sources[0]!.shape.length === 3);
}

/**
 * How what a layer gives lies in ours.
 *
 * @param sources what it reads: at least one.
 * @throws TenpenError when the layer works along another axis than ours does.
 */
export function layoutBehind(className: string, name: string, config: Config, sources: readonly Tensor[]): Layout {
  const { layout, shape } = sources[0]!;
  const channelsFirst = layout === "channelsFirst";
  const other = sources.find((source) => JSON.stringify(source.layout) !== JSON.stringify(layout));
  if (other)
    throw fault("unsupported", name, "must read tensors that have the channels in the same place", other.layer);
  if (spatial.has(className)) {
    if (layout !== (config.data_format === "channels_first" ? "channelsFirst" : "same")) {
      throw fault(
        "unsupported",
        name,
        "data_format must be that of the layers before it",
        config.data_format ?? "channels_last",
      );
    }
    if (channelsFirst && hasSoftmax(config))
      throw fault("unsupported", name, "must have no softmax with channels_first", "one");
    return className.startsWith("Global") && !config.keepdims ? "same" : layout;
  }
  if (elementwise.has(className) && !hasSoftmax(config)) return layout;
  if (axial.has(className)) {
    const axis = axisOf(config);
    const isChannels = channelsFirst ? isFirst(axis) : layout === "same" && (axis === -1 || axis === shape.length);
    if (!isChannels) throw fault("unsupported", `${className} ${name}`, "must be along the axis of the channels", axis);
    return layout;
  }
  if (layout === "same") return "same";
  if (className === "Flatten") {
    const turns = config.data_format === "channels_first";
    if (channelsFirst) return turns ? "same" : { flattened: shape };
    if (typeof layout === "object") return layout;
    if (!turns) return "same";
  }
  // The order of the values is the same without channels, and a dense layer's rows can be put in order.
  if (className === "Reshape" && layout === "noChannels") return "same";
  if (className === "Dense" && typeof layout === "object") return "same";
  throw fault("unsupported", `${className} ${name}`, "must read an image that has its channels last", reasons(layout));
}

function reasons(layout: Layout): string {
  return layout === "noChannels" ? "one without" : "one that has them first";
}

/** The axis of a layer; null for several, or all. */
function axisOf({ axis = -1 }: Config): unknown {
  if (!Array.isArray(axis)) return axis;
  return axis.length === 1 ? axis[0] : null;
}

function isFirst(axis: unknown): boolean {
  return axis === 1 || axis === -3;
}

/** Softmax takes sums along the last axis, whatever that is. */
function hasSoftmax({ activation }: Config): boolean {
  return /softmax/i.test(JSON.stringify(activation ?? null));
}
