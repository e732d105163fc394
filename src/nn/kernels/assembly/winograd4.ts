import { packed, packedStride } from "./matrix";
import { atLeast, madd, storeApart } from "./simd";

// Winograd's F(4×4, 3×3), as winograd2.ts with larger tiles: the 4×4 outputs of a tile take 36 products a pair of channels
// instead of 144, for planes that have enough of them. `temp` is room for 36 vectors: rows are transformed after columns.

/** u and uTransposed [36][…] as `winograd2Weights` gives them for 16 elements. */
export function winograd4Weights(w: usize, u: usize, uTransposed: usize, channels: i32, filters: i32): void {
  const tapBytes = <usize>(channels * filters) << 2;
  for (let c = 0; c < channels; c++) {
    const stride = packedStride(c, channels);
    for (let f = 0; f < filters; f += 4) {
      let to = u + packed(c, f, channels, filters);
      let toTransposed = uTransposed + packed(f, c, filters, channels);
      for (let k = 0; k < 6; k++) {
        const r0 = kernelRow(w, tapBytes, k);
        const r1 = kernelRow(w + tapBytes, tapBytes, k);
        const r2 = kernelRow(w + 2 * tapBytes, tapBytes, k);
        for (let l = 0; l < 6; l++) {
          const values = elementOf(r0, r1, r2, l);
          v128.store(to, values);
          to += tapBytes;
          if (uTransposed == 0) continue;
          storeApart(toTransposed, values, stride);
          toTransposed += tapBytes;
        }
      }
      w += 16;
    }
  }
}

/** Value k of G times one column of the kernel, whose rows are three taps apart. */
// @ts-ignore: decorator
@inline
function kernelRow(g: usize, tapBytes: usize, k: i32): v128 {
  return elementOf(v128.load(g), v128.load(g + 3 * tapBytes), v128.load(g + 6 * tapBytes), k);
}

/** Value k of G times three values. */
function elementOf(a: v128, b: v128, c: v128, k: i32): v128 {
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

/** dw [3][3][channels][filters] = Gᵀ du G of each pair of channels; du [36][channels · filters], a multiple of 4. */
export function winograd4WeightsAdjoint(du: usize, dw: usize, size: i32, temp: usize): void {
  const bytes = <usize>size << 2;
  for (let end = du + bytes; du < end; du += 16, dw += 16) {
    for (let k: usize = 0; k < 6; k++) weightsAdjoint(du + 6 * k * bytes, bytes, temp + 48 * k, 16);
    for (let k: usize = 0; k < 3; k++) weightsAdjoint(temp + 16 * k, 48, dw + k * bytes, 3 * bytes);
  }
}

/** Gᵀ times six values. */
// @ts-ignore: decorator
@inline
function weightsAdjoint(from: usize, fromStride: usize, to: usize, toStride: usize): void {
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

/** v[36] = Bᵀ d B of the 6×6 patches d of x [4 · tileRows + 2][…][channels], which step by four; channels a multiple of 4. */
export function winograd4Input(
  x: usize,
  v: usize,
  tileRows: i32,
  tileColumns: i32,
  channels: i32,
  rowBytes: usize,
  elementBytes: usize,
  temp: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  for (let row = 0; row < tileRows; row++) {
    let corner = x + 4 * <usize>row * rowBytes;
    for (let column = 0; column < tileColumns; column++) {
      for (let end = corner + pixelBytes; corner < end; corner += 16, v += 16) {
        for (let k: usize = 0; k < 6; k++) inputTransform(corner + k * pixelBytes, rowBytes, temp + 16 * k, 96);
        for (let k: usize = 0; k < 6; k++) inputTransform(temp + 96 * k, 16, v + 6 * k * elementBytes, elementBytes);
      }
      corner += 3 * pixelBytes;
    }
  }
}

/** Bᵀ times six values. */
// @ts-ignore: decorator
@inline
function inputTransform(from: usize, fromStride: usize, to: usize, toStride: usize): void {
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

/** Adds B dv Bᵀ, the transpose of `winograd4Input`, to dx. */
export function winograd4InputAdjoint(
  dv: usize,
  dx: usize,
  tileRows: i32,
  tileColumns: i32,
  channels: i32,
  rowBytes: usize,
  elementBytes: usize,
  temp: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  for (let row = 0; row < tileRows; row++) {
    let corner = dx + 4 * <usize>row * rowBytes;
    for (let column = 0; column < tileColumns; column++) {
      for (let end = corner + pixelBytes; corner < end; corner += 16, dv += 16) {
        for (let k: usize = 0; k < 6; k++) {
          inputAdjoint(dv + 6 * k * elementBytes, elementBytes, temp + 96 * k, 16, false);
        }
        for (let k: usize = 0; k < 6; k++) inputAdjoint(temp + 16 * k, 96, corner + k * pixelBytes, rowBytes, true);
      }
      corner += 3 * pixelBytes;
    }
  }
}

/** B times six values, added to what is there or in its place. */
// @ts-ignore: decorator
@inline
function inputAdjoint(from: usize, fromStride: usize, to: usize, toStride: usize, adds: bool): void {
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

/** y [height][width][filters] of each tile, its bias, skip and floor as in `winograd2Output`. */
export function winograd4Output(
  m: usize,
  bias: usize,
  skip: usize,
  y: usize,
  height: i32,
  width: i32,
  filters: i32,
  elementBytes: usize,
  floor: f32,
  temp: usize,
): void {
  const pixelBytes = <usize>filters << 2;
  const rowBytes = <usize>width * pixelBytes;
  const least = f32x4.splat(floor);
  for (let row = 0; row < height; row += 4) {
    for (let column = 0; column < width; column += 4) {
      const corner = <usize>row * rowBytes + <usize>column * pixelBytes;
      const rows = height - row;
      const columns = min(4, width - column);
      for (let f: usize = 0; f < pixelBytes; f += 16, m += 16) {
        const start = v128.load(bias + f);
        for (let k: usize = 0; k < 6; k++) {
          const from = m + 6 * k * elementBytes;
          const m1 = v128.load(from + elementBytes);
          const m2 = v128.load(from + 2 * elementBytes);
          const m3 = v128.load(from + 3 * elementBytes);
          const m4 = v128.load(from + 4 * elementBytes);
          const to = temp + 64 * k;
          const nearSum = f32x4.add(m1, m2);
          const nearDifference = f32x4.sub(m1, m2);
          const farSum = f32x4.add(m3, m4);
          const farDifference = f32x4.sub(m3, m4);
          v128.store(to, f32x4.add(f32x4.add(v128.load(from), nearSum), farSum));
          v128.store(to, madd(f32x4.splat(2), farDifference, nearDifference), 16);
          v128.store(to, madd(f32x4.splat(4), farSum, nearSum), 32);
          const last = f32x4.add(nearDifference, v128.load(from + 5 * elementBytes));
          v128.store(to, madd(f32x4.splat(8), farDifference, last), 48);
        }
        for (let k = 0; k < columns; k++) {
          const from = temp + 16 * <usize>k;
          const m1 = v128.load(from, 64);
          const m2 = v128.load(from, 128);
          const m3 = v128.load(from, 192);
          const m4 = v128.load(from, 256);
          let at = corner + f + <usize>k * pixelBytes;
          const nearSum = f32x4.add(m1, m2);
          const nearDifference = f32x4.sub(m1, m2);
          const farSum = f32x4.add(m3, m4);
          const farDifference = f32x4.sub(m3, m4);
          storeOutput(y, skip, at, f32x4.add(f32x4.add(f32x4.add(v128.load(from), nearSum), farSum), start), least);
          if (rows < 2) continue;
          at += rowBytes;
          storeOutput(y, skip, at, f32x4.add(madd(f32x4.splat(2), farDifference, nearDifference), start), least);
          if (rows < 3) continue;
          at += rowBytes;
          storeOutput(y, skip, at, f32x4.add(madd(f32x4.splat(4), farSum, nearSum), start), least);
          if (rows < 4) continue;
          at += rowBytes;
          const last = f32x4.add(nearDifference, v128.load(from, 320));
          storeOutput(y, skip, at, f32x4.add(madd(f32x4.splat(8), farDifference, last), start), least);
        }
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function storeOutput(y: usize, skip: usize, at: usize, value: v128, least: v128): void {
  v128.store(y + at, atLeast(skip ? f32x4.add(value, v128.load(skip + at)) : value, least));
}

/** dm[36] = A dy Aᵀ of each tile of dy [height][width][filters]; what lies outside of dy is 0. */
export function winograd4OutputAdjoint(
  dy: usize,
  dm: usize,
  height: i32,
  width: i32,
  filters: i32,
  elementBytes: usize,
  temp: usize,
): void {
  const pixelBytes = <usize>filters << 2;
  const rowBytes = <usize>width * pixelBytes;
  const zero = f32x4.splat(0);
  for (let row = 0; row < height; row += 4) {
    for (let column = 0; column < width; column += 4) {
      const corner = dy + <usize>row * rowBytes + <usize>column * pixelBytes;
      const rows = height - row;
      const columns = width - column;
      for (let f: usize = 0; f < pixelBytes; f += 16, dm += 16) {
        for (let k = 0; k < 4; k++) {
          const at = corner + f + <usize>k * pixelBytes;
          let a = zero;
          let b = zero;
          let c = zero;
          let d = zero;
          if (k < columns) {
            a = v128.load(at);
            if (rows > 1) b = v128.load(at + rowBytes);
            if (rows > 2) c = v128.load(at + 2 * rowBytes);
            if (rows > 3) d = v128.load(at + 3 * rowBytes);
          }
          outputAdjoint(temp + 16 * <usize>k, 64, a, b, c, d);
        }
        for (let k: usize = 0; k < 6; k++) {
          const from = temp + 64 * k;
          const a = v128.load(from);
          const b = v128.load(from, 16);
          const c = v128.load(from, 32);
          const d = v128.load(from, 48);
          outputAdjoint(dm + 6 * k * elementBytes, elementBytes, a, b, c, d);
        }
      }
    }
  }
}

/** A times four values. */
// @ts-ignore: decorator
@inline
function outputAdjoint(to: usize, stride: usize, a: v128, b: v128, c: v128, d: v128): void {
  const even = f32x4.add(a, c);
  const odd = f32x4.add(b, d);
  const evenFar = madd(f32x4.splat(4), c, a);
  const oddFar = f32x4.add(f32x4.mul(f32x4.splat(2), b), f32x4.mul(f32x4.splat(8), d));
  v128.store(to, a);
  v128.store(to + stride, f32x4.add(even, odd));
  v128.store(to + 2 * stride, f32x4.sub(even, odd));
  v128.store(to + 3 * stride, f32x4.add(evenFar, oddFar));
  v128.store(to + 4 * stride, f32x4.sub(evenFar, oddFar));
  v128.store(to + 5 * stride, d);
}
