// Multiply and add as two rounded operations: the fused instruction is "relaxed" in WebAssembly and differs by machine.
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, sum: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** The larger of value and least. Unlike f32x4.max, which V8 writes out in eleven instructions, this is one. */
// @ts-ignore: decorator
@inline
export function atLeast(value: v128, least: v128): v128 {
  return f32x4.pmax(value, least);
}

// @ts-ignore: decorator
@inline
export function horizontalSum(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** Stores four values `stride` bytes apart. */
// @ts-ignore: decorator
@inline
export function storeApart(to: usize, values: v128, stride: usize): void {
  v128.store32_lane(to, values, 0);
  v128.store32_lane(to + stride, values, 1);
  v128.store32_lane(to + 2 * stride, values, 2);
  v128.store32_lane(to + 3 * stride, values, 3);
}

/** Stores a value (+ that of skip unless it is 0), at least `least`, `at` bytes behind y. */
// @ts-ignore: decorator
@inline
export function storeOutput(y: usize, skip: usize, at: usize, value: v128, least: v128): void {
  v128.store(y + at, atLeast(skip ? f32x4.add(value, v128.load(skip + at)) : value, least));
}

/**
 * ReLU, and of four outputs of a 2×2 window the largest, with the byte offset in x of the input that it was computed from.
 * The first of equal values wins, row by row, as in Keras.
 */
// @ts-ignore: decorator
@inline
export function storePooled(y: usize, from: usize, offset: i32, step: i32, stepRow: i32, a: v128, b: v128, c: v128, d: v128): void {
  const bLarger = f32x4.gt(b, a);
  const dLarger = f32x4.gt(d, c);
  const top = v128.bitselect(b, a, bLarger);
  const bottom = v128.bitselect(d, c, dLarger);
  const below = f32x4.gt(bottom, top);
  const inTop = v128.and(bLarger, i32x4.splat(step));
  const inBottom = i32x4.add(v128.and(dLarger, i32x4.splat(step)), i32x4.splat(stepRow));
  v128.store(y, atLeast(v128.bitselect(bottom, top, below), f32x4.splat(0)));
  v128.store(from, i32x4.add(i32x4.splat(offset), v128.bitselect(inBottom, inTop, below)));
}
