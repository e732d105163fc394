import { madd } from "./simd";

// Products of many small matrices. Sums run over the depth in its order, so that they do not depend on how rows are grouped.

/**
 * `count` times c [rows][columns] = a [rows][depth] · b, one behind the other: a and c `aBytes` and `cBytes` apart, b dense.
 * b [columns / 8][depth][8], the last four columns, if any are left, [depth][4]. depth and columns are multiples of 4; rows
 * must be a sum of fives and fours, as all from 12 on are.
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
  const fours = (5 - (rows % 5)) % 5;
  const fives = (rows - 4 * fours) / 5;
  const depthBytes = <usize>depth << 2;
  const columnBytes = <usize>columns << 2;
  for (let i = 0; i < count; i++) {
    let column = 0;
    for (; column + 8 <= columns; column += 8) {
      let from = a;
      let to = c + (<usize>column << 2);
      for (let group = 0; group < fives; group++) {
        fiveByEight(from, b, to, depthBytes, columnBytes);
        from += 5 * depthBytes;
        to += 5 * columnBytes;
      }
      for (let group = 0; group < fours; group++) {
        fourByEight(from, b, to, depthBytes, columnBytes);
        from += 4 * depthBytes;
        to += 4 * columnBytes;
      }
      b += depthBytes << 3;
    }
    if (column < columns) {
      let from = a;
      let to = c + (<usize>column << 2);
      for (let group = 0; group < fives; group++) {
        fiveByFour(from, b, to, depthBytes, columnBytes);
        from += 5 * depthBytes;
        to += 5 * columnBytes;
      }
      for (let group = 0; group < fours; group++) {
        fourByFour(from, b, to, depthBytes, columnBytes);
        from += 4 * depthBytes;
        to += 4 * columnBytes;
      }
      b += depthBytes << 2;
    }
    a += aBytes;
    c += cBytes;
  }
}

// Each keeps its sums in registers and takes four steps of the depth a turn.

/** Five rows, eight columns. */
// @ts-ignore: decorator
@inline
function fiveByEight(p0: usize, w: usize, to: usize, depthBytes: usize, columnBytes: usize): void {
  const end = p0 + depthBytes;
  let p1 = p0 + depthBytes;
  let p2 = p1 + depthBytes;
  let p3 = p2 + depthBytes;
  let p4 = p3 + depthBytes;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  let e0 = a0;
  let e1 = a0;
  while (p0 < end) {
    let w0 = v128.load(w);
    let w1 = v128.load(w, 16);
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
    t = v128.load32_splat(p4);
    e0 = madd(t, w0, e0);
    e1 = madd(t, w1, e1);
    w0 = v128.load(w, 32);
    w1 = v128.load(w, 48);
    t = v128.load32_splat(p0, 4);
    a0 = madd(t, w0, a0);
    a1 = madd(t, w1, a1);
    t = v128.load32_splat(p1, 4);
    b0 = madd(t, w0, b0);
    b1 = madd(t, w1, b1);
    t = v128.load32_splat(p2, 4);
    c0 = madd(t, w0, c0);
    c1 = madd(t, w1, c1);
    t = v128.load32_splat(p3, 4);
    d0 = madd(t, w0, d0);
    d1 = madd(t, w1, d1);
    t = v128.load32_splat(p4, 4);
    e0 = madd(t, w0, e0);
    e1 = madd(t, w1, e1);
    w0 = v128.load(w, 64);
    w1 = v128.load(w, 80);
    t = v128.load32_splat(p0, 8);
    a0 = madd(t, w0, a0);
    a1 = madd(t, w1, a1);
    t = v128.load32_splat(p1, 8);
    b0 = madd(t, w0, b0);
    b1 = madd(t, w1, b1);
    t = v128.load32_splat(p2, 8);
    c0 = madd(t, w0, c0);
    c1 = madd(t, w1, c1);
    t = v128.load32_splat(p3, 8);
    d0 = madd(t, w0, d0);
    d1 = madd(t, w1, d1);
    t = v128.load32_splat(p4, 8);
    e0 = madd(t, w0, e0);
    e1 = madd(t, w1, e1);
    w0 = v128.load(w, 96);
    w1 = v128.load(w, 112);
    t = v128.load32_splat(p0, 12);
    a0 = madd(t, w0, a0);
    a1 = madd(t, w1, a1);
    t = v128.load32_splat(p1, 12);
    b0 = madd(t, w0, b0);
    b1 = madd(t, w1, b1);
    t = v128.load32_splat(p2, 12);
    c0 = madd(t, w0, c0);
    c1 = madd(t, w1, c1);
    t = v128.load32_splat(p3, 12);
    d0 = madd(t, w0, d0);
    d1 = madd(t, w1, d1);
    t = v128.load32_splat(p4, 12);
    e0 = madd(t, w0, e0);
    e1 = madd(t, w1, e1);
    w += 128;
    p0 += 16;
    p1 += 16;
    p2 += 16;
    p3 += 16;
    p4 += 16;
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
  to += columnBytes;
  v128.store(to, e0);
  v128.store(to, e1, 16);
}

/** Four rows, eight columns. */
// @ts-ignore: decorator
@inline
function fourByEight(p0: usize, w: usize, to: usize, depthBytes: usize, columnBytes: usize): void {
  const end = p0 + depthBytes;
  let p1 = p0 + depthBytes;
  let p2 = p1 + depthBytes;
  let p3 = p2 + depthBytes;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  while (p0 < end) {
    let w0 = v128.load(w);
    let w1 = v128.load(w, 16);
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
    w0 = v128.load(w, 32);
    w1 = v128.load(w, 48);
    t = v128.load32_splat(p0, 4);
    a0 = madd(t, w0, a0);
    a1 = madd(t, w1, a1);
    t = v128.load32_splat(p1, 4);
    b0 = madd(t, w0, b0);
    b1 = madd(t, w1, b1);
    t = v128.load32_splat(p2, 4);
    c0 = madd(t, w0, c0);
    c1 = madd(t, w1, c1);
    t = v128.load32_splat(p3, 4);
    d0 = madd(t, w0, d0);
    d1 = madd(t, w1, d1);
    w0 = v128.load(w, 64);
    w1 = v128.load(w, 80);
    t = v128.load32_splat(p0, 8);
    a0 = madd(t, w0, a0);
    a1 = madd(t, w1, a1);
    t = v128.load32_splat(p1, 8);
    b0 = madd(t, w0, b0);
    b1 = madd(t, w1, b1);
    t = v128.load32_splat(p2, 8);
    c0 = madd(t, w0, c0);
    c1 = madd(t, w1, c1);
    t = v128.load32_splat(p3, 8);
    d0 = madd(t, w0, d0);
    d1 = madd(t, w1, d1);
    w0 = v128.load(w, 96);
    w1 = v128.load(w, 112);
    t = v128.load32_splat(p0, 12);
    a0 = madd(t, w0, a0);
    a1 = madd(t, w1, a1);
    t = v128.load32_splat(p1, 12);
    b0 = madd(t, w0, b0);
    b1 = madd(t, w1, b1);
    t = v128.load32_splat(p2, 12);
    c0 = madd(t, w0, c0);
    c1 = madd(t, w1, c1);
    t = v128.load32_splat(p3, 12);
    d0 = madd(t, w0, d0);
    d1 = madd(t, w1, d1);
    w += 128;
    p0 += 16;
    p1 += 16;
    p2 += 16;
    p3 += 16;
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

/** Five rows, four columns. */
// @ts-ignore: decorator
@inline
function fiveByFour(p0: usize, w: usize, to: usize, depthBytes: usize, columnBytes: usize): void {
  const end = p0 + depthBytes;
  let p1 = p0 + depthBytes;
  let p2 = p1 + depthBytes;
  let p3 = p2 + depthBytes;
  let p4 = p3 + depthBytes;
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let c0 = a0;
  let d0 = a0;
  let e0 = a0;
  while (p0 < end) {
    let w0 = v128.load(w);
    let t = v128.load32_splat(p0);
    a0 = madd(t, w0, a0);
    t = v128.load32_splat(p1);
    b0 = madd(t, w0, b0);
    t = v128.load32_splat(p2);
    c0 = madd(t, w0, c0);
    t = v128.load32_splat(p3);
    d0 = madd(t, w0, d0);
    t = v128.load32_splat(p4);
    e0 = madd(t, w0, e0);
    w0 = v128.load(w, 16);
    t = v128.load32_splat(p0, 4);
    a0 = madd(t, w0, a0);
    t = v128.load32_splat(p1, 4);
    b0 = madd(t, w0, b0);
    t = v128.load32_splat(p2, 4);
    c0 = madd(t, w0, c0);
    t = v128.load32_splat(p3, 4);
    d0 = madd(t, w0, d0);
    t = v128.load32_splat(p4, 4);
    e0 = madd(t, w0, e0);
    w0 = v128.load(w, 32);
    t = v128.load32_splat(p0, 8);
    a0 = madd(t, w0, a0);
    t = v128.load32_splat(p1, 8);
    b0 = madd(t, w0, b0);
    t = v128.load32_splat(p2, 8);
    c0 = madd(t, w0, c0);
    t = v128.load32_splat(p3, 8);
    d0 = madd(t, w0, d0);
    t = v128.load32_splat(p4, 8);
    e0 = madd(t, w0, e0);
    w0 = v128.load(w, 48);
    t = v128.load32_splat(p0, 12);
    a0 = madd(t, w0, a0);
    t = v128.load32_splat(p1, 12);
    b0 = madd(t, w0, b0);
    t = v128.load32_splat(p2, 12);
    c0 = madd(t, w0, c0);
    t = v128.load32_splat(p3, 12);
    d0 = madd(t, w0, d0);
    t = v128.load32_splat(p4, 12);
    e0 = madd(t, w0, e0);
    w += 64;
    p0 += 16;
    p1 += 16;
    p2 += 16;
    p3 += 16;
    p4 += 16;
  }
  v128.store(to, a0);
  to += columnBytes;
  v128.store(to, b0);
  to += columnBytes;
  v128.store(to, c0);
  to += columnBytes;
  v128.store(to, d0);
  to += columnBytes;
  v128.store(to, e0);
}

/** Four rows, four columns. */
// @ts-ignore: decorator
@inline
function fourByFour(p0: usize, w: usize, to: usize, depthBytes: usize, columnBytes: usize): void {
  const end = p0 + depthBytes;
  let p1 = p0 + depthBytes;
  let p2 = p1 + depthBytes;
  let p3 = p2 + depthBytes;
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let c0 = a0;
  let d0 = a0;
  while (p0 < end) {
    let w0 = v128.load(w);
    let t = v128.load32_splat(p0);
    a0 = madd(t, w0, a0);
    t = v128.load32_splat(p1);
    b0 = madd(t, w0, b0);
    t = v128.load32_splat(p2);
    c0 = madd(t, w0, c0);
    t = v128.load32_splat(p3);
    d0 = madd(t, w0, d0);
    w0 = v128.load(w, 16);
    t = v128.load32_splat(p0, 4);
    a0 = madd(t, w0, a0);
    t = v128.load32_splat(p1, 4);
    b0 = madd(t, w0, b0);
    t = v128.load32_splat(p2, 4);
    c0 = madd(t, w0, c0);
    t = v128.load32_splat(p3, 4);
    d0 = madd(t, w0, d0);
    w0 = v128.load(w, 32);
    t = v128.load32_splat(p0, 8);
    a0 = madd(t, w0, a0);
    t = v128.load32_splat(p1, 8);
    b0 = madd(t, w0, b0);
    t = v128.load32_splat(p2, 8);
    c0 = madd(t, w0, c0);
    t = v128.load32_splat(p3, 8);
    d0 = madd(t, w0, d0);
    w0 = v128.load(w, 48);
    t = v128.load32_splat(p0, 12);
    a0 = madd(t, w0, a0);
    t = v128.load32_splat(p1, 12);
    b0 = madd(t, w0, b0);
    t = v128.load32_splat(p2, 12);
    c0 = madd(t, w0, c0);
    t = v128.load32_splat(p3, 12);
    d0 = madd(t, w0, d0);
    w += 64;
    p0 += 16;
    p1 += 16;
    p2 += 16;
    p3 += 16;
  }
  v128.store(to, a0);
  to += columnBytes;
  v128.store(to, b0);
  to += columnBytes;
  v128.store(to, c0);
  to += columnBytes;
  v128.store(to, d0);
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
