import type { Spec } from "../nn/spec.ts";

export type Ending = "softmax" | "sigmoid" | "logits";

/** A network out of a file that another program wrote: it ends in logits, a last softmax or sigmoid is taken off. */
export interface ImportedNetwork {
  readonly spec: Spec;
  /** What its file has at its end: what was taken off, or the logits. */
  readonly ending: Ending;
  /** By the names of the spec's parameters. */
  readonly weights: Readonly<Record<string, Float32Array>>;
}
