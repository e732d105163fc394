import type { Spec } from "../nn/spec.ts";

/** A network out of a file that another program wrote: it ends in logits, a last softmax or sigmoid is taken off. */
export interface ImportedNetwork {
  readonly spec: Spec;
  /** By the names of the spec's parameters. */
  readonly weights: Readonly<Record<string, Float32Array>>;
}
