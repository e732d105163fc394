import type { Spec } from "../nn/spec.ts";

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
};
