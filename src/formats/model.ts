import type { Preprocessing } from "../ink/normalize.ts";
import type { Spec } from "../nn/spec.ts";

/** A trained network with all that is needed to read with it. What a model file holds. */
export interface Model {
  readonly spec: Spec;
  /** One array for each parameter of the spec (`checkSpec`), by its name, in row-major order of its shape. */
  readonly weights: Readonly<Record<string, Float32Array>>;
  /** How ink becomes the network's input. */
  readonly preprocessing: Preprocessing;
  /** Where the weights come from, for people to read: data, seed, epochs, accuracy on validation. */
  readonly training?: Readonly<Record<string, unknown>>;
}
