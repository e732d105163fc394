import { storeOutput, storePooled } from "./simd";

// Tiles of 2×2 outputs, 4×4 values; see winograd.ts.

/** Value k of G times three values. */
export function element2(a: v128, b: v128, c: v128, k: i32): v128 {
  if (k == 0) return a;
  if (k == 3) return c;
  const outer = f32x4.add(a, c);
  return f32x4.mul(f32x4.splat(0.5), k == 1 ? f32x4.add(outer, b) : f32x4.sub(outer, b));
}

/** dw = Gᵀ du G; the values of each lie `bytes` apart. */
// @ts-ignore: decorator
@inline
export function weightsAdjoint2(du: usize, dw: usize, bytes: usize): void {
  const half = f32x4.splat(0.5);
  for (let column: usize = 0; column < 3; column++) {
    // A column of du G, then Gᵀ times it.
    const a = adjointColumn(du, bytes, column, half);
    const b = adjointColumn(du + 4 * bytes, bytes, column, half);
    const c = adjointColumn(du + 8 * bytes, bytes, column, half);
    const d = adjointColumn(du + 12 * bytes, bytes, column, half);
    const middle = f32x4.mul(half, f32x4.add(b, c));
    const to = dw + column * bytes;
    v128.store(to, f32x4.add(a, middle));
    v128.store(to + 3 * bytes, f32x4.mul(half, f32x4.sub(b, c)));
    v128.store(to + 6 * bytes, f32x4.add(middle, d));
  }
}

/** Value `column` of a row of du, four values `bytes` apart, times G. */
// @ts-ignore: decorator
@inline
function adjointColumn(row: usize, bytes: usize, column: usize, half: v128): v128 {
  const b = v128.load(row + bytes);
  const c = v128.load(row + 2 * bytes);
  if (column == 1) return f32x4.mul(half, f32x4.sub(b, c));
  const middle = f32x4.mul(half, f32x4.add(b, c));
  return f32x4.add(middle, v128.load(row + column * bytes + (column >> 1) * bytes));
}

/** Stores a − c, b + c, c − b and b − d, `stride` bytes apart: one row of Bᵀ d B. */
// @ts-ignore: decorator
@inline
function storeRow(to: usize, stride: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, f32x4.sub(a, c));
  v128.store(to + stride, f32x4.add(b, c));
  v128.store(to + 2 * stride, f32x4.sub(c, b));
  v128.store(to + 3 * stride, f32x4.sub(b, d));
}

/** v = Bᵀ d B of the patch d whose first value is at `corner`. */
// @ts-ignore: decorator
@inline
export function transformInput2(corner: usize, v: usize, rowBytes: usize, pixelBytes: usize, elementBytes: usize): void {
  // Bᵀ d, column by column, then times B.
  const p1 = corner + pixelBytes;
  const p2 = p1 + pixelBytes;
  const p3 = p2 + pixelBytes;
  const row2 = rowBytes << 1;
  const row3 = row2 + rowBytes;
  const a0 = v128.load(corner);
  const a1 = v128.load(corner + rowBytes);
  const a2 = v128.load(corner + row2);
  const a3 = v128.load(corner + row3);
  const b0 = v128.load(p1);
  const b1 = v128.load(p1 + rowBytes);
  const b2 = v128.load(p1 + row2);
  const b3 = v128.load(p1 + row3);
  const c0 = v128.load(p2);
  const c1 = v128.load(p2 + rowBytes);
  const c2 = v128.load(p2 + row2);
  const c3 = v128.load(p2 + row3);
  const d0 = v128.load(p3);
  const d1 = v128.load(p3 + rowBytes);
  const d2 = v128.load(p3 + row2);
  const d3 = v128.load(p3 + row3);
  const fourth = elementBytes << 2;
  let to = v;
  storeRow(to, elementBytes, f32x4.sub(a0, a2), f32x4.sub(b0, b2), f32x4.sub(c0, c2), f32x4.sub(d0, d2));
  to += fourth;
  storeRow(to, elementBytes, f32x4.add(a1, a2), f32x4.add(b1, b2), f32x4.add(c1, c2), f32x4.add(d1, d2));
  to += fourth;
  storeRow(to, elementBytes, f32x4.sub(a2, a1), f32x4.sub(b2, b1), f32x4.sub(c2, c1), f32x4.sub(d2, d1));
  to += fourth;
  storeRow(to, elementBytes, f32x4.sub(a1, a3), f32x4.sub(b1, b3), f32x4.sub(c1, c3), f32x4.sub(d1, d3));
}

/** Adds B dv Bᵀ to the patch whose first value is at `corner`. */
// @ts-ignore: decorator
@inline
export function inputAdjoint2(dv: usize, corner: usize, rowBytes: usize, pixelBytes: usize, elementBytes: usize): void {
  // B dv, column by column, is added after it was multiplied with Bᵀ.
  let from = dv;
  const fourth = elementBytes << 2;
  const a0 = v128.load(from);
  const b0 = v128.load(from + elementBytes);
  const c0 = v128.load(from + 2 * elementBytes);
  const d0 = v128.load(from + 3 * elementBytes);
  from += fourth;
  const a1 = v128.load(from);
  const b1 = v128.load(from + elementBytes);
  const c1 = v128.load(from + 2 * elementBytes);
  const d1 = v128.load(from + 3 * elementBytes);
  from += fourth;
  const a2 = v128.load(from);
  const b2 = v128.load(from + elementBytes);
  const c2 = v128.load(from + 2 * elementBytes);
  const d2 = v128.load(from + 3 * elementBytes);
  from += fourth;
  const a3 = v128.load(from);
  const b3 = v128.load(from + elementBytes);
  const c3 = v128.load(from + 2 * elementBytes);
  const d3 = v128.load(from + 3 * elementBytes);
  let to = corner;
  addRow(to, pixelBytes, a0, b0, c0, d0);
  to += rowBytes;
  addRow(to, pixelBytes, adjointRow1(a1, a2, a3), adjointRow1(b1, b2, b3), adjointRow1(c1, c2, c3), adjointRow1(d1, d2, d3));
  to += rowBytes;
  addRow(to, pixelBytes, adjointRow2(a0, a1, a2), adjointRow2(b0, b1, b2), adjointRow2(c0, c1, c2), adjointRow2(d0, d1, d2));
  to += rowBytes;
  addRow(to, pixelBytes, f32x4.neg(a3), f32x4.neg(b3), f32x4.neg(c3), f32x4.neg(d3));
}

// @ts-ignore: decorator
@inline
function adjointRow1(one: v128, two: v128, three: v128): v128 {
  return f32x4.add(f32x4.sub(one, two), three);
}

// @ts-ignore: decorator
@inline
function adjointRow2(zero: v128, one: v128, two: v128): v128 {
  return f32x4.sub(f32x4.add(one, two), zero);
}

/** Adds one row of B dv, times Bᵀ, to four pixels. */
// @ts-ignore: decorator
@inline
function addRow(to: usize, pixelBytes: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, f32x4.add(v128.load(to), a));
  to += pixelBytes;
  v128.store(to, f32x4.add(v128.load(to), adjointRow1(b, c, d)));
  to += pixelBytes;
  v128.store(to, f32x4.add(v128.load(to), adjointRow2(a, b, c)));
  to += pixelBytes;
  v128.store(to, f32x4.sub(v128.load(to), d));
}

/** Aᵀ times a column of a tile whose four values lie four elements apart: the upper output, or the lower. */
// @ts-ignore: decorator
@inline
function upper(m: usize, elementBytes: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(m), v128.load(m + 4 * elementBytes)), v128.load(m + 8 * elementBytes));
}

// @ts-ignore: decorator
@inline
function lower(m: usize, elementBytes: usize): v128 {
  const difference = f32x4.sub(v128.load(m + 4 * elementBytes), v128.load(m + 8 * elementBytes));
  return f32x4.sub(difference, v128.load(m + 12 * elementBytes));
}

/** y = Aᵀ m A + start (+ skip unless that is 0), at least `least`, of the tile whose first output is `at` bytes behind y. */
// @ts-ignore: decorator
@inline
export function transformOutput2(
  m: usize,
  elementBytes: usize,
  start: v128,
  skip: usize,
  y: usize,
  at: usize,
  rows: i32,
  columns: i32,
  rowBytes: usize,
  pixelBytes: usize,
  least: v128,
): void {
  const m1 = m + elementBytes;
  const m2 = m1 + elementBytes;
  const m3 = m2 + elementBytes;
  const s1 = upper(m1, elementBytes);
  const s2 = upper(m2, elementBytes);
  const t1 = lower(m1, elementBytes);
  const t2 = lower(m2, elementBytes);
  const a = f32x4.add(f32x4.add(f32x4.add(upper(m, elementBytes), s1), s2), start);
  storeOutput(y, skip, at, a, least);
  if (columns > 1) {
    const b = f32x4.add(f32x4.sub(f32x4.sub(s1, s2), upper(m3, elementBytes)), start);
    storeOutput(y, skip, at + pixelBytes, b, least);
  }
  if (rows < 2) return;
  const c = f32x4.add(f32x4.add(f32x4.add(lower(m, elementBytes), t1), t2), start);
  storeOutput(y, skip, at + rowBytes, c, least);
  if (columns > 1) {
    const d = f32x4.add(f32x4.sub(f32x4.sub(t1, t2), lower(m3, elementBytes)), start);
    storeOutput(y, skip, at + rowBytes + pixelBytes, d, least);
  }
}

/**
 * `winogradOutput` of all tiles through a ReLU and a 2×2 max-pool, whose windows are just the tiles: y and `from` [tileRows][tileColumns][filters]. `from`
 * tells by byte offset which of the inputs, whose rows and pixels are `rowBytes` and `inputPixelBytes` long, the maximum belongs
 * to. skip is [skipRowBytes apart …][filters].
 */
export function winogradOutputPooled(
  m: usize,
  bias: usize,
  skip: usize,
  y: usize,
  from: usize,
  tileRows: i32,
  tileColumns: i32,
  filters: i32,
  elementBytes: usize,
  rowBytes: i32,
  inputPixelBytes: i32,
  skipRowBytes: usize,
): void {
  const pixelBytes = <usize>filters << 2;
  for (let row = 0; row < tileRows; row++) {
    for (let column = 0; column < tileColumns; column++) {
      const offset = 2 * (row * rowBytes + column * inputPixelBytes);
      let at = skip + 2 * (<usize>row * skipRowBytes + <usize>column * pixelBytes);
      for (let f: usize = 0; f < pixelBytes; f += 16) {
        const start = v128.load(bias + f);
        const m1 = m + elementBytes;
        const m2 = m1 + elementBytes;
        const m3 = m2 + elementBytes;
        const s1 = upper(m1, elementBytes);
        const s2 = upper(m2, elementBytes);
        const t1 = lower(m1, elementBytes);
        const t2 = lower(m2, elementBytes);
        let a = f32x4.add(f32x4.add(f32x4.add(upper(m, elementBytes), s1), s2), start);
        let b = f32x4.add(f32x4.sub(f32x4.sub(s1, s2), upper(m3, elementBytes)), start);
        let c = f32x4.add(f32x4.add(f32x4.add(lower(m, elementBytes), t1), t2), start);
        let d = f32x4.add(f32x4.sub(f32x4.sub(t1, t2), lower(m3, elementBytes)), start);
        if (skip) {
          a = f32x4.add(a, v128.load(at));
          b = f32x4.add(b, v128.load(at + pixelBytes));
          c = f32x4.add(c, v128.load(at + skipRowBytes));
          d = f32x4.add(d, v128.load(at + skipRowBytes + pixelBytes));
          at += 16;
        }
        storePooled(y, from, offset, inputPixelBytes, rowBytes, a, b, c, d);
        y += 16;
        from += 16;
        m += 16;
      }
    }
  }
}

/** dm = A dy Aᵀ of the tile of dy whose first value is `at`; what lies outside of dy is 0. */
// @ts-ignore: decorator
@inline
export function outputAdjoint2(
  at: usize,
  dm: usize,
  elementBytes: usize,
  rows: i32,
  columns: i32,
  rowBytes: usize,
  pixelBytes: usize,
): void {
  const zero = f32x4.splat(0);
  const fourth = elementBytes << 2;
  const a = v128.load(at);
  let b = zero;
  let c = zero;
  let d = zero;
  if (columns > 1) b = v128.load(at + pixelBytes);
  if (rows > 1) c = v128.load(at + rowBytes);
  if (rows > 1 && columns > 1) d = v128.load(at + rowBytes + pixelBytes);
  let to = dm;
  storeAdjoint(to, elementBytes, a, b);
  to += fourth;
  storeAdjoint(to, elementBytes, f32x4.add(a, c), f32x4.add(b, d));
  to += fourth;
  storeAdjoint(to, elementBytes, f32x4.sub(a, c), f32x4.sub(b, d));
  to += fourth;
  storeAdjoint(to, elementBytes, f32x4.neg(c), f32x4.neg(d));
}

/** A row of A dy, times Aᵀ. */
// @ts-ignore: decorator
@inline
function storeAdjoint(to: usize, elementBytes: usize, left: v128, right: v128): void {
  v128.store(to, left);
  to += elementBytes;
  v128.store(to, f32x4.add(left, right));
  to += elementBytes;
  v128.store(to, f32x4.sub(left, right));
  to += elementBytes;
  v128.store(to, f32x4.neg(right));
}
