import { pathChannels } from "../ink/path-channels.ts";
import type { Layer, Spec } from "../nn/spec.ts";

/** Two 3×3 convolutions with batch normalisation and ReLU; the second one's result is added to the first one's. */
function residualBlock(block: number, filters: number): Layer[] {
  const first = `block_${block}_start`;
  const conv = { type: "conv2d", filters, kernel: 3, padding: "same", bias: false } as const;
  return [
    conv,
    { type: "batchNormalization" },
    { type: "relu", name: first },
    conv,
    { type: "batchNormalization", name: `block_${block}_normalized` },
    { type: "add", inputs: [`block_${block}_normalized`, first] },
    { type: "relu", name: `block_${block}` },
  ];
}

/** A block at each of the sizes 28, 14 and 7, then what is there on the whole and at most. */
function residualNetwork(
  [large, middle, small]: readonly [number, number, number],
  outputs: number,
  channels = 1,
): Spec {
  return {
    input: [28, 28, channels],
    layers: [
      ...residualBlock(1, large),
      { type: "maxPool2d", size: 2 },
      ...residualBlock(2, middle),
      { type: "maxPool2d", size: 2 },
      ...residualBlock(3, small),
      { type: "globalAveragePool2d", name: "average" },
      { type: "globalMaxPool2d", inputs: ["block_3"], name: "maximum" },
      { type: "concatenate", inputs: ["average", "maximum"] },
      { type: "dropout", rate: 0.1 },
      { type: "dense", units: outputs },
    ],
  };
}

/** The networks that `tenpen train --spec` knows by name. */
export const specs: Readonly<Record<string, Spec>> = {
  /** The architecture of the Keras program that Tenpen began as; 34,826 parameters. */
  classic: {
    input: [28, 28, 1],
    layers: [
      { type: "conv2d", filters: 32, kernel: [3, 3] },
      { type: "relu" },
      { type: "maxPool2d", size: 2 },
      { type: "conv2d", filters: 64, kernel: [3, 3] },
      { type: "relu" },
      { type: "maxPool2d", size: 2 },
      { type: "flatten" },
      { type: "dropout", rate: 0.25 },
      { type: "dense", units: 10 },
    ],
  },
  /** A small residual network, the kind that reads handwriting; 96,562 parameters. */
  "small-res": residualNetwork([24, 48, 60], 10),
  /** A narrower one, with which `mnist` is trained; 87,070 parameters. */
  mnist: residualNetwork([20, 40, 64], 10),
  /** Narrower still, for ink with the path of the pen: digits, point, comma and minus, and what is none of them. */
  ink: residualNetwork([16, 32, 64], 14, pathChannels),
  /** For parts of pictures, of which nobody knows the path; the same classes. */
  picture: residualNetwork([20, 40, 72], 14),
};
