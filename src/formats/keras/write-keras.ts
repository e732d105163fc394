import { checkModel, type Model } from "../../model/model.ts";
import { type BatchNormalization, normalizationDefaults } from "../../nn/layers/normalization.ts";
import { checkSpec, type Layer, type PlacedLayer } from "../../nn/spec.ts";
import { freeName } from "../free-name.ts";
import { loadFflate } from "../optional-packages.ts";
import { compileConfig } from "./compile-config.ts";
import { countNames } from "./count-names.ts";
import type { Config } from "./graph.ts";
import { createHdf5 } from "./hdf5.ts";
import { writeMetadata } from "./own-metadata.ts";

/** Keras 3 writes its version and the date. No date of ours: the same model gives the same bytes. */
const metadata = { keras_version: "3.6.0", date_saved: "1980-01-01@00:00:00" };

/**
 * The bytes of a `.keras` file that Keras 3 opens: a Sequential model of a chain, a Functional one of a graph, with a softmax
 * at its end, compiled with the optimizer that it was trained with, so that its training can go on. What Keras does not know stands beside, where
 * it does not look (`writeMetadata`), so that the file is read again as the model that it was.
 *
 * @throws TenpenError when the model breaks a rule.
 */
export async function writeKeras(model: Model): Promise<Uint8Array> {
  checkModel(model);
  const layers = checkSpec(model.spec).map((check) => ({ ...check, ...toKeras(check) }));
  const names = countNames(layers.map(({ className }) => className));
  const file = await createHdf5((file) => {
    file.create_group("layers");
    for (const [i, { parameters }] of layers.entries()) {
      if (parameters.length === 0) continue;
      const folder = `layers/${names[i]}`;
      file.create_group(folder);
      file.create_group(`${folder}/vars`);
      for (const [variable, { name, shape }] of parameters.entries()) {
        file.create_dataset({
          name: `${folder}/vars/${variable}`,
          data: model.weights[name]!,
          shape: [...shape],
          dtype: "<f",
        });
      }
    }
  });
  const { strToU8, zipSync } = await loadFflate();
  const json = (value: unknown) => strToU8(JSON.stringify(value));
  const files = {
    "metadata.json": json({ ...metadata, ...writeMetadata(model) }),
    "config.json": json(configOf(model, layers)),
    "model.weights.h5": file,
  };
  // The earliest date that the format knows. Stored as they are, as Keras does.
  return zipSync(files, { level: 0, mtime: new Date(1980, 0, 1) });
}

interface KerasObject {
  readonly className: string;
  readonly config: Config;
  /** Where its class is when it is no layer but an operation, which only a Functional model can have. */
  readonly module?: string;
}

type KerasLayer = PlacedLayer & KerasObject;

function configOf({ spec, training, source }: Model, layers: readonly KerasLayer[]): unknown {
  const isChain = layers.every(({ sources, module }, i) => !module && sources.length === 1 && sources[0] === i - 1);
  const object = (className: string, name: string, config: Config, module = "keras.layers") => ({
    ...{ module, class_name: className, config: { name, ...config }, registered_name: null },
  });
  const names = new Set(layers.map(({ name }) => name));
  const [image, probabilities] = [freeName("image", names), freeName("probabilities", names)];
  // Files that were exported by earlier versions say it in `training`.
  const isSigmoid = (source?.outputActivation ?? training?.ending) === "sigmoid";
  const all = [
    object("InputLayer", image, { batch_shape: [null, ...spec.input], dtype: "float32" }),
    ...layers.map(({ className, name, config, module }) => object(className, name, config, module)),
    object("Activation", probabilities, { activation: isSigmoid ? "sigmoid" : "softmax" }),
  ];
  const model = (module: string, className: string, config: Config) => ({
    ...{ module, class_name: className, config, registered_name: null },
    ...{ build_config: { input_shape: [null, ...spec.input] }, compile_config: compileConfig(training) },
  });
  if (isChain) return model("keras", "Sequential", { name: "tenpen", layers: all });
  const nameOf = (source: number) => (source < 0 ? image : layers[source]!.name);
  const tensor = (source: number) => ({
    class_name: "__keras_tensor__",
    config: {
      shape: [null, ...(source < 0 ? spec.input : layers[source]!.output)],
      dtype: "float32",
      keras_history: [nameOf(source), 0, 0],
    },
  });
  const calls = [[], ...layers.map(({ sources }) => sources), [layers.length - 1]].map((sources) => {
    if (sources.length === 0) return [];
    const tensors = sources.map(tensor);
    return [{ args: [tensors.length === 1 ? tensors[0] : tensors], kwargs: {} }];
  });
  return model("keras.src.models.functional", "Functional", {
    name: "tenpen",
    layers: all.map((layer, i) => ({ ...layer, name: layer.config.name, inbound_nodes: calls[i] })),
    input_layers: [image, 0, 0],
    output_layers: [probabilities, 0, 0],
  });
}

/** The layer of Keras that does the same. */
function toKeras({ layer, parameters }: PlacedLayer): KerasObject {
  const of = (className: string, config: Config = {}) => ({ className, config });
  const pool = ({ size, stride, padding = "valid" }: Extract<Layer, { type: "maxPool2d" | "averagePool2d" }>) => ({
    ...{ pool_size: size, strides: stride ?? size, padding },
  });
  switch (layer.type) {
    case "conv2d":
      return of("Conv2D", { filters: layer.filters, ...convolution(layer) });
    case "depthwiseConv2d":
      return of("DepthwiseConv2D", { depth_multiplier: layer.multiplier ?? 1, ...convolution(layer) });
    case "dense":
      return of("Dense", { units: layer.units, use_bias: parameters.length > 1 });
    case "batchNormalization":
      return of("BatchNormalization", { axis: -1, ...normalizationOf(layer) });
    case "relu":
      return of("ReLU");
    case "leakyRelu":
      return of("LeakyReLU", { negative_slope: layer.slope });
    case "gelu":
      if (layer.approximate) return { ...of("Gelu", { approximate: true }), module: "keras.src.ops.nn" };
      return of("Activation", { activation: "gelu" });
    case "sigmoid":
    case "tanh":
    case "softmax":
      return of("Activation", { activation: layer.type });
    case "rescaling":
      return of("Rescaling", { scale: layer.scale, offset: layer.offset ?? 0 });
    case "dropout":
      return of("Dropout", { rate: layer.rate });
    case "maxPool2d":
      return of("MaxPooling2D", pool(layer));
    case "averagePool2d":
      return of("AveragePooling2D", pool(layer));
    case "globalMaxPool2d":
      return of("GlobalMaxPooling2D");
    case "globalAveragePool2d":
      return of("GlobalAveragePooling2D");
    case "flatten":
      return of("Flatten");
    case "reshape":
      return of("Reshape", { target_shape: layer.shape });
    case "zeroPadding2d": {
      const [top, bottom, left, right] = layer.padding;
      const padding = [
        [top, bottom],
        [left, right],
      ];
      return of("ZeroPadding2D", { padding });
    }
    case "add":
      return of("Add");
    case "concatenate":
      return of("Concatenate", { axis: -1 });
  }
}

function normalizationOf(layer: BatchNormalization) {
  const { momentum, epsilon } = { ...normalizationDefaults, ...layer };
  return { momentum, epsilon };
}

function convolution({
  kernel,
  stride = 1,
  padding = "valid",
  bias,
}: Extract<Layer, { type: "conv2d" | "depthwiseConv2d" }>) {
  return { kernel_size: kernel, strides: stride, padding, use_bias: bias !== false };
}
