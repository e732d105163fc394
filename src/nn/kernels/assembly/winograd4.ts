import { madd, storeOutput } from "./simd";

// Tiles of 4×4 outputs, 6×6 values; see winograd.ts.

/** Value k of G times three values. */
export function element4(a: v128, b: v128, c: v128, k: i32): v128 {
  if (k == 0) return f32x4.mul(f32x4.splat(0.25), a);
  if (k == 5) return c;
  if (k < 3) {
    const outer = f32x4.add(a, c);
    return f32x4.mul(f32x4.splat(-1.0 / 6.0), k == 1 ? f32x4.add(outer, b) : f32x4.sub(outer, b));
  }
  const outer = f32x4.add(f32x4.mul(f32x4.splat(1.0 / 24.0), a), f32x4.mul(f32x4.splat(1.0 / 6.0), c));
  const middle = f32x4.mul(f32x4.splat(1.0 / 12.0), b);
  return k == 3 ? f32x4.add(outer, middle) : f32x4.sub(outer, middle);
}

/** Gᵀ times six values. */
// @ts-ignore: decorator
@inline
export function weightsAdjoint4(from: usize, fromStride: usize, to: usize, toStride: usize): void {
  const u1 = v128.load(from + fromStride);
  const u2 = v128.load(from + 2 * fromStride);
  const u3 = v128.load(from + 3 * fromStride);
  const u4 = v128.load(from + 4 * fromStride);
  const sixth = f32x4.splat(1.0 / 6.0);
  const near = f32x4.mul(sixth, f32x4.add(u1, u2));
  const far = f32x4.add(u3, u4);
  const first = f32x4.sub(f32x4.mul(f32x4.splat(0.25), v128.load(from)), near);
  v128.store(to, madd(f32x4.splat(1.0 / 24.0), far, first));
  const middle = f32x4.mul(sixth, f32x4.sub(u2, u1));
  v128.store(to + toStride, madd(f32x4.splat(1.0 / 12.0), f32x4.sub(u3, u4), middle));
  const last = f32x4.sub(v128.load(from + 5 * fromStride), near);
  v128.store(to + 2 * toStride, madd(sixth, far, last));
}

/** Bᵀ times six values. */
// @ts-ignore: decorator
@inline
export function transformInput4(from: usize, fromStride: usize, to: usize, toStride: usize): void {
  const two = f32x4.splat(2);
  const four = f32x4.splat(4);
  const five = f32x4.splat(5);
  const d0 = v128.load(from);
  const d1 = v128.load(from + fromStride);
  const d2 = v128.load(from + 2 * fromStride);
  const d3 = v128.load(from + 3 * fromStride);
  const d4 = v128.load(from + 4 * fromStride);
  const d5 = v128.load(from + 5 * fromStride);
  v128.store(to, f32x4.add(f32x4.sub(f32x4.mul(four, d0), f32x4.mul(five, d2)), d4));
  v128.store(to + toStride, f32x4.sub(f32x4.add(d3, d4), f32x4.mul(four, f32x4.add(d1, d2))));
  v128.store(to + 2 * toStride, madd(four, f32x4.sub(d1, d2), f32x4.sub(d4, d3)));
  const even = f32x4.sub(d4, d2);
  const odd = f32x4.mul(two, f32x4.sub(d3, d1));
  v128.store(to + 3 * toStride, f32x4.add(even, odd));
  v128.store(to + 4 * toStride, f32x4.sub(even, odd));
  v128.store(to + 5 * toStride, f32x4.add(f32x4.sub(f32x4.mul(four, d1), f32x4.mul(five, d3)), d5));
}

/** B times six values, added to what is there or in its place. */
// @ts-ignore: decorator
@inline
export function inputAdjoint4(from: usize, fromStride: usize, to: usize, toStride: usize, adds: bool): void {
  const two = f32x4.splat(2);
  const four = f32x4.splat(4);
  const five = f32x4.splat(5);
  const r0 = v128.load(from);
  const r1 = v128.load(from + fromStride);
  const r2 = v128.load(from + 2 * fromStride);
  const r3 = v128.load(from + 3 * fromStride);
  const r4 = v128.load(from + 4 * fromStride);
  const r5 = v128.load(from + 5 * fromStride);
  const near = f32x4.add(r1, r2);
  const far = f32x4.add(r3, r4);
  const bend = f32x4.sub(r2, r1);
  const twist = f32x4.mul(two, f32x4.sub(r4, r3));
  put(to, f32x4.mul(four, r0), adds);
  put(to + toStride, madd(four, f32x4.add(bend, r5), twist), adds);
  put(to + 2 * toStride, f32x4.sub(f32x4.neg(madd(four, near, far)), f32x4.mul(five, r0)), adds);
  put(to + 3 * toStride, f32x4.neg(madd(five, r5, f32x4.add(bend, twist))), adds);
  put(to + 4 * toStride, f32x4.add(r0, f32x4.add(near, far)), adds);
  put(to + 5 * toStride, r5, adds);
}

// @ts-ignore: decorator
@inline
function put(to: usize, value: v128, adds: bool): void {
  v128.store(to, adds ? f32x4.add(v128.load(to), value) : value);
}

/** Aᵀ times six values. */
// @ts-ignore: decorator
@inline
export function transformOutput4(from: usize, fromStride: usize, to: usize, toStride: usize): void {
  const m1 = v128.load(from + fromStride);
  const m2 = v128.load(from + 2 * fromStride);
  const m3 = v128.load(from + 3 * fromStride);
  const m4 = v128.load(from + 4 * fromStride);
  const nearSum = f32x4.add(m1, m2);
  const nearDifference = f32x4.sub(m1, m2);
  const farSum = f32x4.add(m3, m4);
  const farDifference = f32x4.sub(m3, m4);
  v128.store(to, f32x4.add(f32x4.add(v128.load(from), nearSum), farSum));
  v128.store(to + toStride, madd(f32x4.splat(2), farDifference, nearDifference));
  v128.store(to + 2 * toStride, madd(f32x4.splat(4), farSum, nearSum));
  const last = f32x4.add(nearDifference, v128.load(from + 5 * fromStride));
  v128.store(to + 3 * toStride, madd(f32x4.splat(8), farDifference, last));
}

/** The same, and what `transformOutput2` does with it, for the first `rows` of four outputs. */
// @ts-ignore: decorator
@inline
export function storeOutput4(
  from: usize,
  fromStride: usize,
  start: v128,
  skip: usize,
  y: usize,
  at: usize,
  rows: i32,
  rowBytes: usize,
  least: v128,
): void {
  const m1 = v128.load(from + fromStride);
  const m2 = v128.load(from + 2 * fromStride);
  const m3 = v128.load(from + 3 * fromStride);
  const m4 = v128.load(from + 4 * fromStride);
  const nearSum = f32x4.add(m1, m2);
  const nearDifference = f32x4.sub(m1, m2);
  const farSum = f32x4.add(m3, m4);
  const farDifference = f32x4.sub(m3, m4);
  storeOutput(y, skip, at, f32x4.add(f32x4.add(f32x4.add(v128.load(from), nearSum), farSum), start), least);
  if (rows < 2) return;
  at += rowBytes;
  storeOutput(y, skip, at, f32x4.add(madd(f32x4.splat(2), farDifference, nearDifference), start), least);
  if (rows < 3) return;
  at += rowBytes;
  storeOutput(y, skip, at, f32x4.add(madd(f32x4.splat(4), farSum, nearSum), start), least);
  if (rows < 4) return;
  const last = f32x4.add(nearDifference, v128.load(from + 5 * fromStride));
  storeOutput(y, skip, at + rowBytes, f32x4.add(madd(f32x4.splat(8), farDifference, last), start), least);
}

/** A times the first `count` of four values; the others are 0. */
// @ts-ignore: decorator
@inline
export function outputAdjoint4(from: usize, fromStride: usize, to: usize, toStride: usize, count: i32): void {
  const a = count > 0 ? v128.load(from) : f32x4.splat(0);
  const b = count > 1 ? v128.load(from + fromStride) : f32x4.splat(0);
  const c = count > 2 ? v128.load(from + 2 * fromStride) : f32x4.splat(0);
  const d = count > 3 ? v128.load(from + 3 * fromStride) : f32x4.splat(0);
  const even = f32x4.add(a, c);
  const odd = f32x4.add(b, d);
  const evenFar = madd(f32x4.splat(4), c, a);
  const oddFar = f32x4.add(f32x4.mul(f32x4.splat(2), b), f32x4.mul(f32x4.splat(8), d));
  v128.store(to, a);
  v128.store(to + toStride, f32x4.add(even, odd));
  v128.store(to + 2 * toStride, f32x4.sub(even, odd));
  v128.store(to + 3 * toStride, f32x4.add(evenFar, oddFar));
  v128.store(to + 4 * toStride, f32x4.sub(evenFar, oddFar));
  v128.store(to + 5 * toStride, d);
}
