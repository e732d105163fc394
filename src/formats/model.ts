import { checkPreprocessing, type Preprocessing } from "../ink/normalize.ts";
import { InkError } from "../ink/stroke.ts";
import { isRecord } from "../message.ts";
import { SpecError, sizeOf } from "../nn/shape.ts";
import { checkSpec, type LayerCheck, type Spec } from "../nn/spec.ts";
import { broken, FormatError } from "./error.ts";

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

/** Number of outputs: the logits of the digits 0…9. */
const digits = 10;

/**
 * Checks that spec and preprocessing make a reader of digits: the network takes the very image that the preprocessing
 * makes, `[size, size, 1]`, and ends in ten logits. Returns the spec's layers.
 *
 * @throws FormatError
 */
export function checkDescription({ spec, preprocessing }: Pick<Model, "spec" | "preprocessing">): LayerCheck[] {
  let checks: LayerCheck[];
  let size: number;
  try {
    checks = checkSpec(spec);
    ({ size } = checkPreprocessing(preprocessing));
  } catch (error) {
    if (error instanceof SpecError || error instanceof InkError) throw new FormatError(error.message);
    throw error;
  }
  if (JSON.stringify(spec.input) !== JSON.stringify([size, size, 1])) {
    throw new FormatError(
      `spec.input: must be [${size},${size},1], as the preprocessing makes it, got [${spec.input}]`,
    );
  }
  const outputs = sizeOf(checks.at(-1)!.output);
  if (outputs !== digits) throw broken("spec", `must end in ${digits} logits, one a digit`, outputs);
  return checks;
}

/**
 * Checks a whole model: its description, and that its weights are those of the spec, of the right size and finite.
 * Returns the spec's layers.
 *
 * @throws FormatError
 */
export function checkModel(model: Model): LayerCheck[] {
  const checks = checkDescription(model);
  if (model.training !== undefined && !isRecord(model.training)) {
    throw broken("model.training", "must be an object", model.training);
  }
  const parameters = checks.flatMap((check) => check.parameters);
  checkNames(
    "model",
    Object.keys(model.weights),
    parameters.map(({ name }) => name),
  );
  for (const { name, shape } of parameters) {
    const values = model.weights[name];
    if (!(values instanceof Float32Array)) throw broken(name, "must be a Float32Array", values);
    if (values.length !== sizeOf(shape)) throw broken(name, `must have ${sizeOf(shape)} values`, values.length);
    checkFinite(name, values);
  }
  return checks;
}

/** @throws FormatError when a name is missing or one is not expected; it names both. */
export function checkNames(what: string, names: Iterable<string>, expected: readonly string[]): void {
  const got = new Set(names);
  for (const name of expected) {
    if (!got.delete(name)) throw new FormatError(`${what}: must have the tensor ${name} of its spec, got none`);
  }
  for (const name of got) throw broken(what, "must have only tensors of its spec", name);
}

/** @throws FormatError naming the first value that is not finite. */
export function checkFinite(name: string, values: Float32Array): void {
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) throw broken(name, `value ${index} must be finite`, values[index]);
}
