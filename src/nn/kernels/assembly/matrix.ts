import { madd } from "./simd";

// Products of many small matrices. Sums run over the depth in its order. Four rows of eight columns at a time are what V8
// keeps in the sixteen registers of x86 without spilling; larger blocks and unrolled loops ran at half the speed.

/**
 * `count` times c [rows][columns] = a [rows][depth] · b: a and c lie `aBytes` and `cBytes` apart, b dense, as
 * [columns / 8][depth][8] and, where four columns are left, [depth][4] behind it. columns is a multiple of 4.
 */
export function multiplyMatrices(
  a: usize,
  b: usize,
  c: usize,
  rows: i32,
  depth: i32,
  columns: i32,
  count: i32,
  aBytes: usize,
  cBytes: usize,
): void {
  const depthBytes = <usize>depth << 2;
  const columnBytes = <usize>columns << 2;
  const fours = rows & ~3;
  for (let i = 0; i < count; i++) {
    const matrix = b;
    let column = 0;
    for (; column + 8 <= columns; column += 8) {
      let from = a;
      let to = c + (<usize>column << 2);
      for (let row = 0; row < fours; row += 4) {
        fourByEight(from, b, to, depthBytes, columnBytes);
        from += depthBytes << 2;
        to += columnBytes << 2;
      }
      b += depthBytes << 3;
    }
    if (column < columns) {
      let from = a;
      let to = c + (<usize>column << 2);
      for (let row = 0; row < fours; row += 4) {
        fourByFour(from, b, to, depthBytes, columnBytes);
        from += depthBytes << 2;
        to += columnBytes << 2;
      }
      b += depthBytes << 2;
    }
    // One is left of the tiles of an odd square.
    for (let row = fours; row < rows; row++) oneRow(a + depthBytes * row, matrix, c + columnBytes * row, depthBytes, columns);
    a += aBytes;
    c += cBytes;
  }
}

function fourByEight(p0: usize, w: usize, to: usize, depthBytes: usize, columnBytes: usize): void {
  let p1 = p0 + depthBytes;
  let p2 = p1 + depthBytes;
  let p3 = p2 + depthBytes;
  const end = p1;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  while (p0 < end) {
    const w0 = v128.load(w);
    const w1 = v128.load(w, 16);
    let t = v128.load32_splat(p0);
    a0 = madd(t, w0, a0);
    a1 = madd(t, w1, a1);
    t = v128.load32_splat(p1);
    b0 = madd(t, w0, b0);
    b1 = madd(t, w1, b1);
    t = v128.load32_splat(p2);
    c0 = madd(t, w0, c0);
    c1 = madd(t, w1, c1);
    t = v128.load32_splat(p3);
    d0 = madd(t, w0, d0);
    d1 = madd(t, w1, d1);
    w += 32;
    p0 += 4;
    p1 += 4;
    p2 += 4;
    p3 += 4;
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  to += columnBytes;
  v128.store(to, b0);
  v128.store(to, b1, 16);
  to += columnBytes;
  v128.store(to, c0);
  v128.store(to, c1, 16);
  to += columnBytes;
  v128.store(to, d0);
  v128.store(to, d1, 16);
}

function fourByFour(p0: usize, w: usize, to: usize, depthBytes: usize, columnBytes: usize): void {
  let p1 = p0 + depthBytes;
  let p2 = p1 + depthBytes;
  let p3 = p2 + depthBytes;
  const end = p1;
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  while (p0 < end) {
    const w0 = v128.load(w);
    a = madd(v128.load32_splat(p0), w0, a);
    b = madd(v128.load32_splat(p1), w0, b);
    c = madd(v128.load32_splat(p2), w0, c);
    d = madd(v128.load32_splat(p3), w0, d);
    w += 16;
    p0 += 4;
    p1 += 4;
    p2 += 4;
    p3 += 4;
  }
  v128.store(to, a);
  to += columnBytes;
  v128.store(to, b);
  to += columnBytes;
  v128.store(to, c);
  to += columnBytes;
  v128.store(to, d);
}

function oneRow(row: usize, w: usize, to: usize, depthBytes: usize, columns: i32): void {
  const end = row + depthBytes;
  let column = 0;
  // Sixteen columns at a time, or each would wait for its own sum.
  for (; column + 16 <= columns; column += 16) {
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let p = row; p < end; p += 4) {
      const t = v128.load32_splat(p);
      a = madd(t, v128.load(w), a);
      b = madd(t, v128.load(w, 16), b);
      c = madd(t, v128.load(w + (depthBytes << 3)), c);
      d = madd(t, v128.load(w + (depthBytes << 3), 16), d);
      w += 32;
    }
    w += depthBytes << 3;
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    to += 64;
  }
  if (column + 8 <= columns) {
    let a = f32x4.splat(0);
    let b = a;
    for (let p = row; p < end; p += 4) {
      const t = v128.load32_splat(p);
      a = madd(t, v128.load(w), a);
      b = madd(t, v128.load(w, 16), b);
      w += 32;
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    to += 32;
    column += 8;
  }
  if (column < columns) {
    let a = f32x4.splat(0);
    for (let p = row; p < end; p += 4) {
      a = madd(v128.load32_splat(p), v128.load(w), a);
      w += 16;
    }
    v128.store(to, a);
  }
}

/** Where a value of b lies in `multiplyMatrices`, in bytes. */
// @ts-ignore: decorator
@inline
export function packed(row: i32, column: i32, rows: i32, columns: i32): usize {
  const first = column & ~7;
  return <usize>(first * rows + row * min(8, columns - first) + column - first) << 2;
}

/** How many bytes a value of `column` lies behind that of the row before. */
// @ts-ignore: decorator
@inline
export function packedStride(column: i32, columns: i32): usize {
  return <usize>min(8, columns - (column & ~7)) << 2;
}

/**
 * `count` times c [aColumns][bColumns] += aᵀ · b, with a [rows][aColumns] and b [rows][bColumns] `aBytes` and `bBytes` apart,
 * c dense. Numbers of columns are multiples of 4.
 */
export function addTransposedProducts(
  a: usize,
  b: usize,
  c: usize,
  rows: i32,
  aColumns: i32,
  bColumns: i32,
  count: i32,
  aBytes: usize,
  bBytes: usize,
): void {
  const aRowBytes = <usize>aColumns << 2;
  const bRowBytes = <usize>bColumns << 2;
  const end = <usize>rows * aRowBytes;
  for (let i = 0; i < count; i++) {
    for (let row: usize = 0; row < aRowBytes; row += 16) {
      let column: usize = 0;
      for (; column + 32 <= bRowBytes; column += 32) {
        const to = c + column;
        const to1 = to + bRowBytes;
        const to2 = to1 + bRowBytes;
        const to3 = to2 + bRowBytes;
        let a0 = v128.load(to);
        let a1 = v128.load(to, 16);
        let b0 = v128.load(to1);
        let b1 = v128.load(to1, 16);
        let c0 = v128.load(to2);
        let c1 = v128.load(to2, 16);
        let d0 = v128.load(to3);
        let d1 = v128.load(to3, 16);
        let q = b + column;
        for (let p = a + row, last = a + row + end; p < last; p += aRowBytes) {
          const w0 = v128.load(q);
          const w1 = v128.load(q, 16);
          let t = v128.load32_splat(p);
          a0 = madd(t, w0, a0);
          a1 = madd(t, w1, a1);
          t = v128.load32_splat(p, 4);
          b0 = madd(t, w0, b0);
          b1 = madd(t, w1, b1);
          t = v128.load32_splat(p, 8);
          c0 = madd(t, w0, c0);
          c1 = madd(t, w1, c1);
          t = v128.load32_splat(p, 12);
          d0 = madd(t, w0, d0);
          d1 = madd(t, w1, d1);
          q += bRowBytes;
        }
        v128.store(to, a0);
        v128.store(to, a1, 16);
        v128.store(to1, b0);
        v128.store(to1, b1, 16);
        v128.store(to2, c0);
        v128.store(to2, c1, 16);
        v128.store(to3, d0);
        v128.store(to3, d1, 16);
      }
      if (column < bRowBytes) {
        const to = c + column;
        const to1 = to + bRowBytes;
        const to2 = to1 + bRowBytes;
        const to3 = to2 + bRowBytes;
        let a0 = v128.load(to);
        let b0 = v128.load(to1);
        let c0 = v128.load(to2);
        let d0 = v128.load(to3);
        let q = b + column;
        for (let p = a + row, last = a + row + end; p < last; p += aRowBytes) {
          const w0 = v128.load(q);
          a0 = madd(v128.load32_splat(p), w0, a0);
          b0 = madd(v128.load32_splat(p, 4), w0, b0);
          c0 = madd(v128.load32_splat(p, 8), w0, c0);
          d0 = madd(v128.load32_splat(p, 12), w0, d0);
          q += bRowBytes;
        }
        v128.store(to, a0);
        v128.store(to1, b0);
        v128.store(to2, c0);
        v128.store(to3, d0);
      }
      c += bRowBytes << 2;
    }
    a += aBytes;
    b += bBytes;
  }
}
