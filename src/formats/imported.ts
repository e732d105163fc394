import type { Model } from "../model/model.ts";
import type { OutputActivation } from "../model/source.ts";
import type { Spec } from "../nn/spec.ts";

/** A network out of a file of another program: it ends in logits, a last softmax or sigmoid is taken off. */
export interface ImportedNetwork {
  readonly spec: Spec;
  /** What its file has at its end: what was taken off, or the logits. */
  readonly outputActivation: OutputActivation;
  /** What its file says of its training, by the names that `Model.training` has. */
  readonly training: Readonly<Record<string, unknown>>;
  /** What the file says besides where it was written of a model of ours, unchecked: it takes pixels as we give them. */
  readonly own?: Pick<Model, "preprocessing" | "classes" | "calibration">;
  /** By the names of the spec's parameters. */
  readonly weights: Readonly<Record<string, Float32Array>>;
}
