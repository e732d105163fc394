import { packed, packedStride } from "./matrix";
import { atLeast, storeApart, storePooled } from "./simd";

// Winograd's F(2×2, 3×3) (Lavin and Gray, https://arxiv.org/abs/1509.09308): the 2×2 outputs of a tile take 16 products a pair of
// channels instead of 36. A tile's 16 elements lie `elementBytes` apart, each element as [tiles][channels], so that what is
// between the transforms is 16 products of matrices. The backward pass is the transpose of each transform, in reverse.

/**
 * The transformed weights, G g Gᵀ of each kernel g, as `multiplyMatrices` takes them: u[k] from channels to filters and, unless
 * it is 0, uTransposed[k] from filters to channels. w [3][3][channels][filters]; both numbers are multiples of 4.
 */
export function winograd2Weights(w: usize, u: usize, uTransposed: usize, channels: i32, filters: i32): void {
  const tapBytes = <usize>(channels * filters) << 2;
  for (let c = 0; c < channels; c++) {
    const stride = packedStride(c, channels);
    for (let f = 0; f < filters; f += 4) {
      let to = u + packed(c, f, channels, filters);
      let toTransposed = uTransposed + packed(f, c, filters, channels);
      for (let k = 0; k < 4; k++) {
        // Row k of G g: the three values of one row of the 4×3 product.
        const r0 = kernelRow(w, tapBytes, k);
        const r1 = kernelRow(w + tapBytes, tapBytes, k);
        const r2 = kernelRow(w + 2 * tapBytes, tapBytes, k);
        for (let l = 0; l < 4; l++) {
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
  if (k == 0) return a;
  if (k == 3) return c;
  const outer = f32x4.add(a, c);
  return f32x4.mul(f32x4.splat(0.5), k == 1 ? f32x4.add(outer, b) : f32x4.sub(outer, b));
}

/** dw [3][3][channels][filters] = Gᵀ du G of each pair of channels; du [16][channels · filters], a multiple of 4. */
export function winograd2WeightsAdjoint(du: usize, dw: usize, size: i32): void {
  const bytes = <usize>size << 2;
  const half = f32x4.splat(0.5);
  for (let end = du + bytes; du < end; du += 16, dw += 16) {
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

/** v[16] = Bᵀ d B of the 4×4 patches d of x [2 · tileRows + 2][…][channels], which step by two; channels a multiple of 4. */
export function winograd2Input(
  x: usize,
  v: usize,
  tileRows: i32,
  tileColumns: i32,
  channels: i32,
  rowBytes: usize,
  elementBytes: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  for (let row = 0; row < tileRows; row++) {
    let corner = x + 2 * <usize>row * rowBytes;
    for (let column = 0; column < tileColumns; column++) {
      for (let end = corner + pixelBytes; corner < end; corner += 16, v += 16) {
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
      corner += pixelBytes;
    }
  }
}

/** Adds B dv Bᵀ, the transpose of `winograd2Input`, to dx. */
export function winograd2InputAdjoint(
  dv: usize,
  dx: usize,
  tileRows: i32,
  tileColumns: i32,
  channels: i32,
  rowBytes: usize,
  elementBytes: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  for (let row = 0; row < tileRows; row++) {
    let corner = dx + 2 * <usize>row * rowBytes;
    for (let column = 0; column < tileColumns; column++) {
      for (let end = corner + pixelBytes; corner < end; corner += 16, dv += 16) {
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
      corner += pixelBytes;
    }
  }
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

/**
 * y [height][width][filters] = Aᵀ m A of each tile + bias (+ skip, shaped as y, unless that is 0), at least `floor`: 0 for a
 * ReLU, −∞ for none. Of the last tiles only what lies within y counts.
 */
export function winograd2Output(
  m: usize,
  bias: usize,
  skip: usize,
  y: usize,
  height: i32,
  width: i32,
  filters: i32,
  elementBytes: usize,
  floor: f32,
): void {
  const pixelBytes = <usize>filters << 2;
  const rowBytes = <usize>width * pixelBytes;
  const least = f32x4.splat(floor);
  for (let row = 0; row < height; row += 2) {
    for (let column = 0; column < width; column += 2) {
      let at = <usize>row * rowBytes + <usize>column * pixelBytes;
      const below = row + 1 < height;
      const beside = column + 1 < width;
      for (let f: usize = 0; f < pixelBytes; f += 16, at += 16, m += 16) {
        const start = v128.load(bias + f);
        const m1 = m + elementBytes;
        const m2 = m1 + elementBytes;
        const m3 = m2 + elementBytes;
        const s1 = upper(m1, elementBytes);
        const s2 = upper(m2, elementBytes);
        const t1 = lower(m1, elementBytes);
        const t2 = lower(m2, elementBytes);
        const a = f32x4.add(f32x4.add(f32x4.add(upper(m, elementBytes), s1), s2), start);
        storeOutput(y, skip, at, a, least);
        if (beside) {
          const b = f32x4.add(f32x4.sub(f32x4.sub(s1, s2), upper(m3, elementBytes)), start);
          storeOutput(y, skip, at + pixelBytes, b, least);
        }
        if (!below) continue;
        const c = f32x4.add(f32x4.add(f32x4.add(lower(m, elementBytes), t1), t2), start);
        storeOutput(y, skip, at + rowBytes, c, least);
        if (beside) {
          const d = f32x4.add(f32x4.sub(f32x4.sub(t1, t2), lower(m3, elementBytes)), start);
          storeOutput(y, skip, at + rowBytes + pixelBytes, d, least);
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

/**
 * The same through a ReLU and a 2×2 max-pool, whose windows are just the tiles: y and `from` [tileRows][tileColumns][filters]. `from`
 * tells by byte offset which of the inputs, whose rows and pixels are `rowBytes` and `inputPixelBytes` long, the maximum belongs
 * to. skip is [skipRowBytes apart …][filters].
 */
export function winograd2OutputPooled(
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

/** dm[16] = A dy Aᵀ of each tile of dy [height][width][filters]; what lies outside of dy is 0. */
export function winograd2OutputAdjoint(
  dy: usize,
  dm: usize,
  height: i32,
  width: i32,
  filters: i32,
  elementBytes: usize,
): void {
  const pixelBytes = <usize>filters << 2;
  const rowBytes = <usize>width * pixelBytes;
  const zero = f32x4.splat(0);
  const fourth = elementBytes << 2;
  for (let row = 0; row < height; row += 2) {
    for (let column = 0; column < width; column += 2) {
      let at = dy + <usize>row * rowBytes + <usize>column * pixelBytes;
      const below = row + 1 < height;
      const beside = column + 1 < width;
      for (let end = at + pixelBytes; at < end; at += 16, dm += 16) {
        const a = v128.load(at);
        let b = zero;
        let c = zero;
        let d = zero;
        if (beside) b = v128.load(at + pixelBytes);
        if (below) c = v128.load(at + rowBytes);
        if (below && beside) d = v128.load(at + rowBytes + pixelBytes);
        let to = dm;
        storeAdjoint(to, elementBytes, a, b);
        to += fourth;
        storeAdjoint(to, elementBytes, f32x4.add(a, c), f32x4.add(b, d));
        to += fourth;
        storeAdjoint(to, elementBytes, f32x4.sub(a, c), f32x4.sub(b, d));
        to += fourth;
        storeAdjoint(to, elementBytes, f32x4.neg(c), f32x4.neg(d));
      }
    }
  }
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
