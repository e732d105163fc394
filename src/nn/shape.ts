import { shown } from "../message.ts";

/** Sizes without the batch: `[height, width, channels]` for images, `[features]` for vectors. */
export type Shape = readonly number[];

/** A spec that breaks a rule; the message names the layer, the rule and the value. */
export class SpecError extends Error {
  override readonly name = "SpecError";
}

/** The product of a shape's sizes. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

// Bounds what a hostile file can make us allocate: 64 Mi values are 256 MiB, three orders above our largest model. It holds
// for each tensor and for all activations and parameters together.
export const maxSize = 2 ** 26;

/** @throws SpecError for a tensor that is too large. */
export function checkSize(what: string, shape: Shape): void {
  if (!(sizeOf(shape) <= maxSize)) throw broken(what, `must have at most ${maxSize} values`, sizeOf(shape));
}

/** @throws SpecError */
export function positiveInteger(what: string, value: unknown): void {
  if (!Number.isSafeInteger(value) || (value as number) < 1) {
    throw broken(what, "must be a whole number above 0", value);
  }
}

/** @throws SpecError */
export function finite(what: string, value: unknown): void {
  if (typeof value !== "number" || !Number.isFinite(value)) throw broken(what, "must be a finite number", value);
}

/** @throws SpecError for what is no image. */
export function imageShape(name: string, input: Shape): readonly [number, number, number] {
  if (input.length !== 3) throw new SpecError(`${name}: needs [height, width, channels], got [${input}]`);
  return input as unknown as [number, number, number];
}

/** The error of a rule that a value breaks. */
export function broken(what: string, rule: string, got: unknown): SpecError {
  return new SpecError(`${what}: ${rule}, got ${shown(got)}`);
}
