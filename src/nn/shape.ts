import { checkNumber, checkWhole, fault, TenpenError } from "../errors.ts";

/** Sizes without the batch: `[height, width, channels]` for images, `[features]` for vectors. */
export type Shape = readonly number[];

/** The product of a shape's sizes. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

// Bounds what a hostile file can make us allocate: 64 Mi values are 256 MiB, three orders above our largest model. It holds
// for each tensor and for all activations and parameters together.
export const maxSize = 2 ** 26;

/** @throws TenpenError for a tensor that is too large. */
export function checkSize(what: string, shape: Shape): void {
  if (!(sizeOf(shape) <= maxSize)) throw fault("spec", what, `must have at most ${maxSize} values`, sizeOf(shape));
}

/** @throws TenpenError */
export function positiveInteger(what: string, value: unknown): void {
  checkWhole("spec", what, value, 1);
}

/** @throws TenpenError */
export function finite(what: string, value: unknown): void {
  checkNumber("spec", what, value);
}

/** @throws TenpenError for what is no image. */
export function imageShape(name: string, input: Shape): readonly [number, number, number] {
  if (input.length !== 3) throw new TenpenError("spec", name, "needs [height, width, channels]", `[${input}]`);
  return input as unknown as [number, number, number];
}
