import { fault } from "../../errors.ts";
import type { LayerBase, LayerRule } from "./rule.ts";

/**
 * (x − mean) / √(variance + epsilon) · gamma + beta, each channel (the last axis) for itself: in training with mean and
 * variance over all images of a shard and all their pixels, in use with the moving ones.
 * Parameters, each `[channels]`: gamma, beta, movingMean, movingVariance.
 */
export interface BatchNormalization extends LayerBase {
  readonly type: "batchNormalization";
  /** What a step leaves of the moving mean and variance; 0.99 when missing. */
  readonly momentum?: number;
  /** 0.001 when missing. */
  readonly epsilon?: number;
}

/** Keras's defaults. */
export const normalizationDefaults = { momentum: 0.99, epsilon: 1e-3 } as const;

export const batchNormalization: LayerRule<BatchNormalization> = {
  options: ["momentum", "epsilon"],
  check(name, layer, [input]) {
    const { momentum, epsilon } = { ...normalizationDefaults, ...layer };
    if (typeof momentum !== "number" || !(momentum >= 0 && momentum < 1)) {
      throw fault("spec", `${name}.momentum`, "must be at least 0 and below 1", momentum);
    }
    if (typeof epsilon !== "number" || !(epsilon > 0 && epsilon <= 1)) {
      throw fault("spec", `${name}.epsilon`, "must be above 0 and at most 1", epsilon);
    }
    const shape = [input!.at(-1)!];
    return {
      output: input!,
      parameters: {
        gamma: { shape, initial: "ones" },
        beta: { shape, initial: "zeros" },
        movingMean: { shape, initial: "zeros", momentum },
        movingVariance: { shape, initial: "ones", momentum },
      },
    };
  },
};
