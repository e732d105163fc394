import type { Dataset } from "../../../src/data/dataset.ts";
import { Random } from "../../../src/nn/random.ts";
import type { Spec } from "../../../src/nn/spec.ts";
import { type SampleSource, specs, splitValidation, type TrainOptions, train } from "../../../src/train/index.ts";
import { convolutionBlock } from "../../support/convolution-block.ts";
import { sha256 } from "../../support/sha256.ts";

const spec: Spec = {
  input: [28, 28, 1],
  layers: [
    ...convolutionBlock(8),
    { type: "conv2d", filters: 16, kernel: [3, 3] },
    { type: "relu" },
    { type: "maxPool2d", size: 2, name: "start" },
    { type: "conv2d", filters: 16, kernel: 3, padding: "same", bias: false },
    { type: "batchNormalization" },
    { type: "add", inputs: ["batchNormalization_1", "start"] },
    { type: "gelu" },
    { type: "flatten" },
    { type: "dropout", rate: 0.25 },
    { type: "dense", units: 10 },
  ],
};

/** Noise with a bright row that tells the label. */
function rows(count: number, seed: number): Dataset {
  const random = new Random(seed, "rows");
  const images = Uint8Array.from({ length: count * 784 }, () => random.below(120));
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  labels.forEach((label, i) => {
    images.fill(230, i * 784 + (2 * label + 4) * 28, i * 784 + (2 * label + 5) * 28);
  });
  return { images, labels, count, height: 28, width: 28 };
}

const variation = { elastic: 1.2, cooldown: { epoch: 2, strength: 0.25 } };

/** A short training with all that could differ between runtimes; the weights' SHA-256 and the history, as text. */
export async function trainShortly(how: Pick<TrainOptions, "workers" | "startWorker">): Promise<string> {
  const sources: SampleSource[] = [
    { ...rows(160, 1), rendering: { type: "images", options: variation } },
    {
      ...{ count: 40, labels: new Uint8Array(40).fill(9), height: 28, width: 28 },
      rendering: { type: "synthetic", options: variation },
    },
  ];
  const { weights, history } = await train({
    ...{ spec, train: sources, validation: rows(50, 2), epochs: 2, batchSize: 48, learningRate: 0.003, seed: 7 },
    ...{ schedule: { type: "oneCycle" }, labelSmoothing: 0.1, averageDecay: 0.9 },
    ...how,
  });
  return JSON.stringify({ weights: await sha256(Object.values(weights!)), history });
}

export interface TrainingSettings {
  readonly spec: string;
  readonly workers: number;
  readonly epochs: number;
  readonly batch: number;
  readonly validation: number;
}

/** What `tenpen train` with these settings does; the SHA-256 of the weights. */
export async function trainOnMnist(
  images: Uint8Array,
  labels: Uint8Array,
  { spec: name, workers, epochs, batch: batchSize, validation }: TrainingSettings,
  startWorker: NonNullable<TrainOptions["startWorker"]>,
): Promise<string> {
  const dataset = { images, labels, count: labels.length, height: 28, width: 28 };
  const { weights } = await train({
    ...{ spec: specs[name]!, ...splitValidation(dataset, validation, 1), epochs, batchSize },
    ...{ learningRate: 0.001, seed: 1, workers, startWorker },
  });
  return sha256(Object.values(weights!));
}
