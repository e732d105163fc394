import type { Dataset } from "../../src/data/dataset.ts";
import { Random } from "../../src/nn/random.ts";
import type { Spec } from "../../src/nn/spec.ts";
import type { TrainOptions } from "../../src/train/options.ts";
import { convolutionBlock } from "./convolution-block.ts";

/** A network for pictures of 8 × 8. */
export const spec: Spec = {
  input: [8, 8, 1],
  layers: [...convolutionBlock(8), { type: "flatten" }, { type: "dropout", rate: 0.1 }, { type: "dense", units: 3 }],
};

/** Noisy pictures of three classes: a bar at the top, at the left, or along the diagonal. */
export function bars(count: number, seed: number): Dataset {
  const random = new Random(seed, "bars");
  const images = Uint8Array.from({ length: count * 64 }, () => random.below(80));
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 3);
  labels.forEach((label, i) => {
    const at = 1 + random.below(6);
    for (let k = 0; k < 8; k++) {
      const pixel = label === 0 ? at * 8 + k : label === 1 ? k * 8 + at : k * 8 + k;
      images[i * 64 + pixel] = 255 - random.below(60);
    }
  });
  return { images, labels, count, height: 8, width: 8 };
}

export const images = bars(300, 1);
/** A training that takes no time. */
export const options: TrainOptions = {
  ...{ spec, train: images, validation: bars(90, 2) },
  ...{ epochs: 4, batchSize: 16, learningRate: 0.01, seed: 5 },
};
