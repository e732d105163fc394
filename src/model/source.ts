import { checkKeys, checkWord, fault, isRecord } from "../errors.ts";
import type { Shape } from "../nn/shape.ts";

const outputActivations = ["softmax", "sigmoid", "logits"] as const;

/** What a network ends in. */
export type OutputActivation = (typeof outputActivations)[number];

/** What the file of another program had that a model was made of, where the model has it otherwise. */
export interface Source {
  /** Shape of what its network took. */
  readonly input: Shape;
  /** What it ended in; a model ends in logits. */
  readonly outputActivation: OutputActivation;
}

/** @throws TenpenError unless the value is a `Source`. */
export function checkSource(value: unknown): Source {
  if (!isRecord(value)) throw fault("model", "source", "must be an object", value);
  checkKeys("model", "source", value, ["input", "outputActivation"]);
  const { input, outputActivation } = value;
  if (!Array.isArray(input) || !input.every((size) => Number.isSafeInteger(size) && size > 0)) {
    throw fault("model", "source.input", "must be a shape", input);
  }
  checkWord("model", "source.outputActivation", outputActivation, outputActivations);
  return value as unknown as Source;
}
