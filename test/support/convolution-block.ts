import type { Layer } from "../../src/nn/spec.ts";

/** A 3×3 convolution, ReLU, and the largest of each 2×2: what the networks of most tests begin with. */
export function convolutionBlock(filters: number): Layer[] {
  return [{ type: "conv2d", filters, kernel: [3, 3] }, { type: "relu" }, { type: "maxPool2d", size: 2 }];
}
