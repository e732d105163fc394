import { fault, isRecord, TenpenError } from "../../errors.ts";
import type { Layer } from "../../nn/spec.ts";
import type { Config } from "./graph.ts";

/** What a layer of Keras is here. */
export interface Converted {
  /** Null for what does nothing in use. */
  readonly layer: Layer | null;
  /** Roles of its parameters in Keras's order. */
  readonly parameters?: readonly string[];
  /** Parameters that Keras leaves out, and what they are then. */
  readonly missing?: Readonly<Record<string, number>>;
  /** Follows at once. */
  readonly activation?: unknown;
  /** Whether the vector that it gives is to be an image of one pixel. */
  readonly keepsImage?: boolean;
  /** Whether what it gives are rows and columns alone, without a dimension of channels. */
  readonly hasNoChannels?: boolean;
}

type Convert = (name: string, config: Config) => Converted;

const nothing: Convert = () => ({ layer: null });

/** The layers of Keras that can be read. */
const classes: Readonly<Record<string, Convert>> = {
  Conv2D: (name, config) => ({
    layer: {
      type: "conv2d",
      filters: config.filters as number,
      kernel: pair(config.kernel_size),
      ...window(name, config),
    },
    parameters: withBias(config),
    activation: config.activation,
  }),
  DepthwiseConv2D: (name, config) => ({
    layer: {
      type: "depthwiseConv2d",
      kernel: pair(config.kernel_size),
      multiplier: (config.depth_multiplier ?? 1) as number,
      ...window(name, config),
    },
    parameters: withBias(config),
    activation: config.activation,
  }),
  Dense: (_name, config) => ({
    layer: { type: "dense", units: config.units as number, bias: config.use_bias !== false },
    parameters: withBias(config),
    activation: config.activation,
  }),
  BatchNormalization(_name, { momentum, epsilon, scale, center }) {
    const [scales, centres] = [scale !== false, center !== false];
    return {
      layer: { type: "batchNormalization", momentum: momentum as number, epsilon: epsilon as number },
      parameters: [...(scales ? ["gamma"] : []), ...(centres ? ["beta"] : []), "movingMean", "movingVariance"],
      missing: { ...(scales ? {} : { gamma: 1 }), ...(centres ? {} : { beta: 0 }) },
    };
  },
  ReLU(name, { max_value: most, negative_slope: slope, threshold }) {
    if ((most ?? null) !== null || (threshold ?? 0) !== 0) {
      throw new TenpenError(
        "unsupported",
        `ReLU ${name}`,
        "must be without max_value and threshold",
        "one; train one without",
      );
    }
    return { layer: slope ? { type: "leakyRelu", slope: slope as number } : { type: "relu" } };
  },
  LeakyReLU: (_name, { negative_slope: slope, alpha }) => ({
    layer: { type: "leakyRelu", slope: Number(slope ?? alpha ?? 0.3) },
  }),
  Activation: (_name, { activation }) => ({ layer: null, activation }),
  Softmax: () => ({ layer: { type: "softmax" } }),
  MaxPooling2D: (name, config) => ({ layer: { type: "maxPool2d", ...pool(name, config) } }),
  AveragePooling2D: (name, config) => ({ layer: { type: "averagePool2d", ...pool(name, config) } }),
  GlobalMaxPooling2D: (_name, { keepdims }) => ({ layer: { type: "globalMaxPool2d" }, keepsImage: keepdims === true }),
  GlobalAveragePooling2D: (_name, { keepdims }) => ({
    layer: { type: "globalAveragePool2d" },
    keepsImage: keepdims === true,
  }),
  Flatten: () => ({ layer: { type: "flatten" } }),
  Reshape(name, { target_shape: target }) {
    const shape = Array.isArray(target) ? (target as number[]) : [];
    if (shape.length === 1 && shape[0] === -1) return { layer: { type: "flatten" } };
    if (shape.some((size) => size < 1)) throw fault("model", `Reshape ${name}`, "must say each size", shape.join("×"));
    const hasNoChannels = shape.length === 2;
    return { layer: { type: "reshape", shape: hasNoChannels ? [...shape, 1] : shape }, hasNoChannels };
  },
  ZeroPadding2D(_name, { padding }) {
    const [rows, columns] = Array.isArray(padding) ? padding : [padding, padding];
    const sides = [rows, columns].flatMap((side) => (Array.isArray(side) ? side : [side, side])) as number[];
    const [top = 0, bottom = 0, left = 0, right = 0] = sides;
    return { layer: { type: "zeroPadding2d", padding: [top, bottom, left, right] } };
  },
  Rescaling(name, { scale, offset }) {
    if (typeof scale !== "number" || typeof (offset ?? 0) !== "number") {
      throw fault("model", `Rescaling ${name}`, "must have one scale and one offset", scale);
    }
    return { layer: { type: "rescaling", scale, offset: (offset ?? 0) as number } };
  },
  Dropout: (_name, { rate }) => ({ layer: { type: "dropout", rate: Number(rate) } }),
  Add: () => ({ layer: { type: "add" } }),
  Concatenate: () => ({ layer: { type: "concatenate" } }),
  // Operations that a Functional model applies without a layer.
  Gelu: (_name, { approximate }) => ({
    layer: { type: "gelu", ...(approximate === false ? {} : { approximate: true }) },
  }),
  Relu: () => ({ layer: { type: "relu" } }),
  Sigmoid: () => ({ layer: { type: "sigmoid" } }),
  Tanh: () => ({ layer: { type: "tanh" } }),
  // They change something in training alone.
  ...{ SpatialDropout2D: nothing, GaussianNoise: nothing, GaussianDropout: nothing, AlphaDropout: nothing },
  ...{ ActivityRegularization: nothing, RandomRotation: nothing, RandomTranslation: nothing, RandomZoom: nothing },
  ...{ RandomFlip: nothing, RandomContrast: nothing, RandomBrightness: nothing },
};

/** @throws TenpenError for a layer that is not supported, or has an option that is not. */
export function convertLayer(className: string, name: string, config: Config): Converted {
  if (!Object.hasOwn(classes, className)) {
    throw fault("unsupported", name, "must be a layer that Tenpen has; train the model without it", className);
  }
  return classes[className]!(name, config);
}

/** Layers that can be an activation, too. */
const activationClasses = ["ReLU", "LeakyReLU", "Softmax"];

/** The layers of an activation by name, or of one that is a layer; none for `linear`. @throws TenpenError for another. */
export function activationLayers(layer: string, activation: unknown): Layer[] {
  if (isRecord(activation)) {
    const { class_name: className, config } = activation;
    if (!activationClasses.includes(String(className)) || !isRecord(config)) {
      throw fault("unsupported", layer, "activation must be one of Keras's that Tenpen has", className);
    }
    return [convertLayer(String(className), layer, config).layer!];
  }
  switch (activation ?? "linear") {
    case "linear":
      return [];
    case "relu":
      return [{ type: "relu" }];
    case "sigmoid":
      return [{ type: "sigmoid" }];
    case "tanh":
      return [{ type: "tanh" }];
    case "softmax":
      return [{ type: "softmax" }];
    case "gelu":
      return [{ type: "gelu" }];
    case "leaky_relu":
      return [{ type: "leakyRelu", slope: 0.2 }];
    default:
      throw fault(
        "model",
        layer,
        "activation must be relu, leaky_relu, gelu, sigmoid, tanh, softmax or linear",
        activation,
      );
  }
}

function withBias({ use_bias: bias }: Config): string[] {
  return bias === false ? ["kernel"] : ["kernel", "bias"];
}

function pair(value: unknown): [number, number] {
  const [height, width] = Array.isArray(value) ? value : [value, value];
  return [Number(height), Number(width)];
}

function padding(name: string, value: unknown): "valid" | "same" {
  if (value !== "valid" && value !== "same") throw fault("model", name, "padding must be valid or same", value);
  return value;
}

function window(name: string, config: Config) {
  const dilation = pair(config.dilation_rate ?? 1);
  if (`${dilation}` !== "1,1") throw fault("unsupported", name, "dilation_rate must be 1", dilation);
  if ((config.groups ?? 1) !== 1) throw fault("unsupported", name, "groups must be 1", config.groups);
  return {
    stride: pair(config.strides ?? 1),
    padding: padding(name, config.padding ?? "valid"),
    bias: config.use_bias !== false,
  };
}

function pool(name: string, config: Config) {
  const size = pair(config.pool_size);
  return { size, stride: pair(config.strides ?? size), padding: padding(name, config.padding ?? "valid") };
}
