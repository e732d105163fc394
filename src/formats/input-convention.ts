import { TenpenError } from "../errors.ts";
import { mnistPreprocessing } from "../ink/normalize.ts";
import type { Shape } from "../nn/shape.ts";
import type { Layer } from "../nn/spec.ts";
import { freeName } from "./free-name.ts";
import type { ImportedFacts, ImportedNetwork } from "./imported.ts";
import { checkModel, type Model } from "./model.ts";

/** What pixels a network was trained on; `mean/std` is (x − 0.1307) / 0.3081, as most programs for PyTorch have it. */
export const pixelRanges = ["0..1", "0..255", "-1..1", "mean/std"] as const;

export const inkColors = ["white", "black"] as const;

/** What a network was trained to take for paper and ink. */
export interface InputConvention {
  readonly range: (typeof pixelRanges)[number];
  readonly ink: (typeof inkColors)[number];
}

export const usualConvention: InputConvention = { range: "0..1", ink: "white" };

/** What a pixel x in 0…1, 1 the ink, becomes: x · scale + offset. */
export const rangeRules: Readonly<Record<InputConvention["range"], readonly [scale: number, offset: number]>> = {
  "0..1": [1, 0],
  "0..255": [255, 0],
  "-1..1": [2, -1],
  "mean/std": [1 / 0.3081, -0.1307 / 0.3081],
};

/**
 * Makes a reader of digits of a network: puts in front of it what turns the image of our preprocessing into what it was
 * trained on.
 *
 * @throws TenpenError when it does not take 28×28 pixels, or does not end in ten logits.
 */
export function toModel(network: ImportedNetwork, { range, ink }: InputConvention = usualConvention): Model {
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
      `[${input}]`,
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
  const model: Model = {
    spec: { input: image, layers: [...front, ...behind] },
    weights: network.weights,
    preprocessing: mnistPreprocessing,
    training: { ...network.training, ...({ input, ending: network.ending } satisfies ImportedFacts) },
  };
  checkModel(model);
  return model;
}
