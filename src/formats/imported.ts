import type { Spec } from "../nn/spec.ts";

/** A network out of a file that another program wrote: spec (channels last, ends in logits: a last softmax or sigmoid is taken off) and weights by parameter name. */
export interface ImportedNetwork {
  readonly spec: Spec;
  readonly weights: Readonly<Record<string, Float32Array>>;
}
