import { checkKeys, checkNumber, fault, isRecord, TenpenError } from "../errors.ts";
import { checkPreprocessing, inputShape, type Preprocessing } from "../ink/normalize.ts";
import { sizeOf } from "../nn/shape.ts";
import { checkSpec, type ResolvedLayer, type Spec } from "../nn/spec.ts";
import { type Class, checkClasses, hasRejectClass } from "./classes.ts";
import { checkSource, type Source } from "./source.ts";

/** What was measured of a network on drawings that it was not trained on. */
export interface Calibration {
  /** The logits of all characters are divided by it, so that the confidence is the share of right answers. Above 0. */
  readonly temperature: number;
  /** A drawing is taken for no digit when its `rejectScore` is above this; missing where no class stands for that. */
  readonly threshold?: number;
}

/** A trained network with all that is needed to read with it. What a model file holds. */
export interface Model {
  readonly spec: Spec;
  /** One array for each parameter of the spec (`checkSpec`), by its name, in row-major order of its shape. */
  readonly weights: Readonly<Record<string, Float32Array>>;
  /**
   * What each logit stands for: the digits "0" … "9", then other characters, and null for what is none of them. When missing, ten
   * logits are the digits, and an eleventh is null.
   */
  readonly classes?: readonly Class[];
  /** How ink becomes the network's input. */
  readonly preprocessing: Preprocessing;
  /** How its logits become an answer; when missing they are taken as they are, and the largest wins. */
  readonly calibration?: Calibration;
  /** Where the weights come from, for people to read: data, seed, epochs, accuracy on validation. */
  readonly training?: Readonly<Record<string, unknown>>;
  /** Of what it was made, where that was the network of another program. */
  readonly source?: Source;
}

/**
 * Checks that spec, classes, preprocessing and calibration make a reader of digits: the network takes the very image that the
 * preprocessing makes (`inputShape`), and ends in a logit a class. Returns the spec's layers.
 *
 * @throws TenpenError
 */
export function checkDescription({
  spec,
  classes,
  preprocessing,
  calibration,
}: Pick<Model, "spec" | "classes" | "preprocessing" | "calibration">): ResolvedLayer[] {
  const checks = checkSpec(spec);
  const input = `[${inputShape(checkPreprocessing(preprocessing))}]`;
  if (JSON.stringify(spec.input) !== input) {
    throw new TenpenError("model", "spec.input", `must be ${input}, as the preprocessing makes it`, `[${spec.input}]`);
  }
  const checked = checkClasses(classes, outputsOf(checks));
  if (calibration !== undefined) checkCalibration(calibration, hasRejectClass(checked));
  return checks;
}

/** What each logit of a model stands for, stated or not. @throws TenpenError as `checkClasses` and `checkSpec` do. */
export function classesOf({ spec, classes }: Pick<Model, "spec" | "classes">): readonly Class[] {
  return checkClasses(classes, outputsOf(checkSpec(spec)));
}

function outputsOf(checks: readonly ResolvedLayer[]): number {
  return sizeOf(checks.at(-1)!.output);
}

function checkCalibration(calibration: unknown, hasThreshold: boolean): void {
  if (!isRecord(calibration)) throw fault("model", "calibration", "must be an object", calibration);
  checkKeys("model", "calibration", calibration, ["temperature", "threshold"]);
  const { temperature, threshold } = calibration;
  checkNumber("model", "calibration.temperature", temperature, { least: 0.01, most: 100 });
  if (hasThreshold !== (threshold !== undefined)) {
    throw fault(
      "model",
      "calibration.threshold",
      "must be there with a class for what is no digit, and only then",
      threshold,
    );
  }
  if (threshold !== undefined) {
    checkNumber("model", "calibration.threshold", threshold, { least: -1000, most: 1000 });
  }
}

/**
 * Checks a whole model: its description, and that its weights are those of the spec, of the right size and finite.
 * Returns the spec's layers.
 *
 * @throws TenpenError
 */
export function checkModel(model: Model): ResolvedLayer[] {
  const checks = checkDescription(model);
  if (model.training !== undefined && !isRecord(model.training)) {
    throw fault("model", "model.training", "must be an object", model.training);
  }
  if (model.source !== undefined) checkSource(model.source);
  if (!isRecord(model.weights)) throw fault("model", "model.weights", "must be an object", model.weights);
  const parameters = checks.flatMap((check) => check.parameters);
  checkNames(
    "model",
    Object.keys(model.weights),
    parameters.map(({ name }) => name),
  );
  for (const { name, shape } of parameters) {
    const values = model.weights[name];
    if (!(values instanceof Float32Array)) throw fault("model", name, "must be a Float32Array", values);
    if (values.length !== sizeOf(shape)) throw fault("model", name, `must have ${sizeOf(shape)} values`, values.length);
    checkFinite(name, values);
  }
  return checks;
}

/** @throws TenpenError when a name is missing or one is not expected; it names both. */
export function checkNames(what: string, names: Iterable<string>, expected: readonly string[]): void {
  const got = new Set(names);
  for (const name of expected) {
    if (!got.delete(name)) throw new TenpenError("model", what, `must have the tensor ${name} of its spec`, "none");
  }
  for (const name of got) throw fault("model", what, "must have only tensors of its spec", name);
}

/** @throws TenpenError naming the first value that is not finite. */
export function checkFinite(name: string, values: Float32Array): void {
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) throw fault("model", name, `value ${index} must be finite`, values[index]);
}
