import { TenpenError } from "../errors.ts";
import { mnistPreprocessing } from "../ink/normalize.ts";
import { pathChannels } from "../ink/path-channels.ts";
import { type InputEncoding, rangeRules, usualEncoding } from "../model/input-encoding.ts";
import { checkModel, type Model } from "../model/model.ts";
import type { Shape } from "../nn/shape.ts";
import type { Layer } from "../nn/spec.ts";
import { freeName } from "./free-name.ts";
import type { ImportedNetwork } from "./imported.ts";

/**
 * Makes a reader of digits of a network: puts in front of it what turns the image of our preprocessing into what it was
 * trained on. One that was written of a model of ours is that model again.
 *
 * @param encoding what it was trained on; 0…1 with white ink when missing.
 * @throws TenpenError when it does not take 28×28 pixels, or does not end in ten or eleven logits; and for an encoding of a model of ours.
 */
export function toModel(network: ImportedNetwork, encoding?: InputEncoding): Model {
  const model = network.own === undefined ? adapt(network, encoding ?? usualEncoding) : ownModel(network, encoding);
  checkModel(model);
  return model;
}

/** Nothing is put in front of a model of ours. */
function ownModel({ spec, weights, training, own }: ImportedNetwork, encoding: InputEncoding | undefined): Model {
  if (encoding !== undefined) throw tellsItself();
  return { spec, weights, training, ...own! };
}

/** The error of an input that is told of a model which tells it. */
export function tellsItself(): TenpenError {
  const rule = "must be of another program where its input is told";
  return new TenpenError("model", "file", rule, "a model of Tenpen, which tells it");
}

function adapt(network: ImportedNetwork, { range, ink }: InputEncoding): Model {
  const { size } = mnistPreprocessing;
  const image: Shape = [size, size, 1];
  const { input, layers } = network.spec;
  // The pixels are the same, in the same order, in all of them.
  const shapes = [image, [1, size, size], [size * size]];
  if (!shapes.some((shape) => `${shape}` === `${input}`)) {
    throw new TenpenError(
      "model",
      "input",
      `must be ${shapes.map((shape) => `[${shape}]`).join(" or ")}`,
      input.at(-1) === pathChannels
        ? `[${input}], the path of the pen, without what Tenpen writes beside it`
        : `[${input}]`,
    );
  }
  const [scale, offset] = rangeRules[range];
  const front: Layer[] = [];
  const taken = new Set(layers.map(({ name }) => name));
  if (ink === "black") front.push({ type: "rescaling", name: freeName("ink", taken), scale: -1, offset: 1 });
  if (scale !== 1 || offset !== 0) front.push({ type: "rescaling", name: freeName("range", taken), scale, offset });
  if (`${input}` !== `${image}`) front.push({ type: "reshape", name: freeName("input_shape", taken), shape: input });
  const last = front.at(-1)?.name ?? "input";
  const behind = layers.map(({ inputs, ...layer }) =>
    inputs ? { ...layer, inputs: inputs.map((name) => (name === "input" ? last : name)) } : layer,
  );
  return {
    spec: { input: image, layers: [...front, ...behind] },
    weights: network.weights,
    preprocessing: mnistPreprocessing,
    training: network.training,
    source: { input, outputActivation: network.outputActivation },
  };
}
