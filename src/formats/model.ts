import { checkPreprocessing, type Preprocessing } from "../ink/normalize.ts";
import { InkError } from "../ink/stroke.ts";
import { isRecord } from "../message.ts";
import { SpecError, sizeOf } from "../nn/shape.ts";
import { checkSpec, type LayerCheck, type Spec } from "../nn/spec.ts";
import { broken, FormatError } from "./error.ts";

/** The logits of the digits 0…9. */
export const digits = 10;

/** What was measured of a network on drawings that it was not trained on. */
export interface Calibration {
  /** The logits of the digits are divided by it, so that the confidence is the share of right answers. Above 0. */
  readonly temperature: number;
  /**
   * A drawing is taken for no digit when its `rejectScore` is above this; missing where there are ten logits.
   */
  readonly threshold?: number;
}

/**
 * By how much logits look more like no digit than like the best guess: a difference of logits. Null for ten of them, which
 * know only digits.
 */
export function rejectScore(logits: Float32Array): number | null {
  if (logits.length === digits) return null;
  return logits[digits]! - logits.subarray(0, digits).reduce((a, b) => Math.max(a, b));
}

/** A trained network with all that is needed to read with it. What a model file holds. */
export interface Model {
  readonly spec: Spec;
  /** One array for each parameter of the spec (`checkSpec`), by its name, in row-major order of its shape. */
  readonly weights: Readonly<Record<string, Float32Array>>;
  /** How ink becomes the network's input. */
  readonly preprocessing: Preprocessing;
  /** How its logits become an answer; when missing they are taken as they are, and the largest wins. */
  readonly calibration?: Calibration;
  /** Where the weights come from, for people to read: data, seed, epochs, accuracy on validation. */
  readonly training?: Readonly<Record<string, unknown>>;
}

/**
 * Checks that spec, preprocessing and calibration make a reader of digits: the network takes the very image that the preprocessing
 * makes, `[size, size, 1]`, and ends in ten logits, or in eleven, of which the last stands for what is no digit. Returns the spec's layers.
 *
 * @throws FormatError
 */
export function checkDescription({
  spec,
  preprocessing,
  calibration,
}: Pick<Model, "spec" | "preprocessing" | "calibration">): LayerCheck[] {
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
  if (outputs !== digits && outputs !== digits + 1) {
    throw broken("spec", `must end in ${digits} logits, one a digit, or one more for what is no digit`, outputs);
  }
  if (calibration !== undefined) checkCalibration(calibration, knowsNoDigit(checks));
  return checks;
}

/** Whether a network, by its spec's layers, has an output for what is no digit. */
export function knowsNoDigit(checks: readonly LayerCheck[]): boolean {
  return sizeOf(checks.at(-1)!.output) > digits;
}

function checkCalibration(calibration: unknown, hasThreshold: boolean): void {
  if (!isRecord(calibration)) throw broken("calibration", "must be an object", calibration);
  const { temperature, threshold, ...rest } = calibration;
  for (const key of Object.keys(rest)) throw broken("calibration", "takes only temperature, threshold", key);
  if (!(typeof temperature === "number" && temperature >= 0.01 && temperature <= 100)) {
    throw broken("calibration.temperature", "must be in 0.01…100", temperature);
  }
  if (hasThreshold !== (threshold !== undefined)) {
    throw broken("calibration.threshold", "must be there with eleven logits, and only then", threshold);
  }
  if (threshold !== undefined && !(typeof threshold === "number" && Math.abs(threshold) <= 1000)) {
    throw broken("calibration.threshold", "must be in -1000…1000", threshold);
  }
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
