import { atLeast, madd, storePooled } from "./simd";

// In [height][width][channels] the values under one row of the kernel stand side by side, `row` = kernelWidth · channels
// of them. So each kernel is a loop over kernel rows and over `row` contiguous values, whatever the number of channels.

/** Stores the first `count` of eight values, each at least `least`; the filters of the last block may be fewer than eight. */
// @ts-ignore: decorator
@inline
function storeBlock(y: usize, low: v128, high: v128, least: v128, count: i32): void {
  low = atLeast(low, least);
  high = atLeast(high, least);
  if (count == 8) {
    v128.store(y, low);
    v128.store(y, high, 16);
    return;
  }
  v128.store32_lane(y, low, 0);
  if (count > 1) v128.store32_lane(y, low, 1, 4);
  if (count > 2) v128.store32_lane(y, low, 2, 8);
  if (count > 3) v128.store32_lane(y, low, 3, 12);
  if (count > 4) v128.store32_lane(y, high, 0, 16);
  if (count > 5) v128.store32_lane(y, high, 1, 20);
  if (count > 6) v128.store32_lane(y, high, 2, 24);
}

/** Whether all values are zero, in whole vectors: mostly the first tells that they are not. */
// @ts-ignore: decorator
@inline
function isZero(from: usize, end: usize): bool {
  while (from < end && !v128.any_true(v128.load(from))) from += 16;
  return from >= end;
}

/**
 * y [outHeight][outWidth][filters] = bias + x ∗ w, at least `floor`: 0 for a ReLU, −∞ for none. Zeros around x, if any, are part of x.
 * w [⌈filters / 8⌉][kernelHeight][row][8] and bias [⌈filters / 8⌉][8], both filled up with zeros.
 * `rowBytes` leads from one row of x to the next; `stepRowBytes` and `stepBytes` from one output's input to the next.
 *
 * With `from` not 0 a ReLU and a 2×2 max-pool follow at once: y and `from` [outHeight][outWidth][filters] are the pool's,
 * filters a multiple of 8, and what no window covers is not computed.
 */
export function conv2dForward(
  x: usize,
  w: usize,
  bias: usize,
  y: usize,
  from: usize,
  outHeight: i32,
  outWidth: i32,
  filters: i32,
  kernelHeight: i32,
  row: i32,
  rowBytes: usize,
  stepRowBytes: usize,
  stepBytes: usize,
  floor: f32,
): void {
  const pools = from != 0;
  const least = f32x4.splat(floor);
  const blockBytes = <usize>(kernelHeight * row) << 5;
  const rowWeightBytes = <usize>row << 5;
  const rowValueBytes = <usize>row << 2;
  const pixelBytes = <usize>filters << 2;
  // Four outputs of eight filters stay in registers: a window of the pool, or four in a row, where the last four overlap
  // the ones before if need be.
  const tiles = pools ? outWidth : (outWidth + 3) >> 2;
  const third = pools ? stepRowBytes : 2 * stepBytes;
  const outputRowBytes = pools ? 2 * stepRowBytes : stepRowBytes;
  const outputBytes = pools ? 2 * stepBytes : stepBytes;
  for (let first = 0; first < filters; first += 8) {
    const count = min(8, filters - first);
    const bias0 = v128.load(bias);
    const bias1 = v128.load(bias, 16);
    for (let oy = 0; oy < outHeight; oy++) {
      const xRow = x + <usize>oy * outputRowBytes;
      const yRow = <usize>(oy * outWidth) * pixelBytes;
      if (pools || outWidth >= 4) {
        for (let tile = 0; tile < tiles; tile++) {
          const ox = pools ? tile : min(tile << 2, outWidth - 4);
          let a0 = bias0;
          let a1 = bias1;
          let b0 = bias0;
          let b1 = bias1;
          let c0 = bias0;
          let c1 = bias1;
          let d0 = bias0;
          let d1 = bias1;
          let weights = w;
          const start = xRow + <usize>ox * outputBytes;
          let under = start;
          for (let ky = 0; ky < kernelHeight; ky++) {
            let p0 = under;
            let p1 = p0 + stepBytes;
            let p2 = p0 + third;
            let p3 = p2 + stepBytes;
            const end = weights + rowWeightBytes;
            // Paper: most of an image is, and adds nothing.
            if (isZero(p0, p1 + rowValueBytes) && isZero(p2, p3 + rowValueBytes)) weights = end;
            while (weights < end) {
              const w0 = v128.load(weights);
              const w1 = v128.load(weights, 16);
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
              weights += 32;
              p0 += 4;
              p1 += 4;
              p2 += 4;
              p3 += 4;
            }
            under += rowBytes;
          }
          const to = yRow + <usize>ox * pixelBytes;
          if (pools) {
            const offset = <i32>(start - x);
            const step = <i32>stepBytes;
            const stepRow = <i32>stepRowBytes;
            storePooled(y + to, from + to, offset, step, stepRow, a0, b0, c0, d0);
            storePooled(y + to + 16, from + to + 16, offset, step, stepRow, a1, b1, c1, d1);
          } else {
            storeBlock(y + to, a0, a1, least, count);
            storeBlock(y + to + pixelBytes, b0, b1, least, count);
            storeBlock(y + to + 2 * pixelBytes, c0, c1, least, count);
            storeBlock(y + to + 3 * pixelBytes, d0, d1, least, count);
          }
        }
      } else {
        for (let ox = 0; ox < outWidth; ox++) {
          let a0 = bias0;
          let a1 = bias1;
          let weights = w;
          let under = xRow + <usize>ox * stepBytes;
          for (let ky = 0; ky < kernelHeight; ky++) {
            const end = weights + rowWeightBytes;
            for (let p = under; weights < end; weights += 32, p += 4) {
              const t = v128.load32_splat(p);
              a0 = madd(t, v128.load(weights), a0);
              a1 = madd(t, v128.load(weights, 16), a1);
            }
            under += rowBytes;
          }
          storeBlock(y + yRow + <usize>ox * pixelBytes, a0, a1, least, count);
        }
      }
    }
    w += blockBytes;
    bias += 32;
    y += 32;
    if (pools) from += 32;
  }
}

/**
 * dw += dy ∗ x, dbias += Σ dy, and dx += the transposed convolution of dy unless dx is 0 (the caller clears it).
 * w and dw are [filters][kernelHeight][row], `row` filled up to a multiple of 4, the tail of w zero.
 *
 * Behind a max-pool and a ReLU most of dy is zero: the other values are listed, and only those are worked on. For dw each
 * filter has a list of pairs (byte offset of the output's input in x, value); `list` has room for four filters, each with two
 * values an output and two more. For dx each place of the kernel on x has one of pairs (byte offset of the filter in w, value):
 * `places` has `placeBytes` for each, two values a filter at least, and `ends`, as large as x, tells at the place's offset
 * where its list ends. An output has one place; behind a pool it may have come from any of its window's four.
 * With `from` not 0 dy is the gradient of the ReLU and pool that followed, `y` their output, `from` as `conv2dForward` left it.
 */
export function conv2dBackward(
  x: usize,
  dx: usize,
  w: usize,
  dw: usize,
  dbias: usize,
  y: usize,
  dy: usize,
  from: usize,
  list: usize,
  places: usize,
  placeBytes: usize,
  ends: usize,
  outHeight: i32,
  outWidth: i32,
  filters: i32,
  kernelHeight: i32,
  row: i32,
  rowBytes: usize,
  stepRowBytes: usize,
  stepBytes: usize,
): void {
  const pixelBytes = <usize>filters << 2;
  const kernelRowBytes = <usize>row << 2;
  const filterBytes = kernelRowBytes * kernelHeight;
  const placeRows = from != 0 ? 2 * outHeight : outHeight;
  const placeColumns = from != 0 ? 2 * outWidth : outWidth;
  if (dx) emptyPlaces(places, placeBytes, ends, placeRows, placeColumns, stepRowBytes, stepBytes);
  const listBytes = <usize>(outHeight * outWidth + 1) << 3;
  const list1 = list + listBytes;
  const list2 = list1 + listBytes;
  const list3 = list2 + listBytes;
  let filterOffset: usize = 0;
  for (let filter = 0; filter < filters; filter += 4) {
    // Four filters are listed together, since their values share a cache line. Written without a branch; a zero is
    // overwritten by the next pair. What lies behind the last filter is listed and left.
    let end0 = list;
    let end1 = list1;
    let end2 = list2;
    let end3 = list3;
    let sum = f32x4.splat(0);
    let at = <usize>filter << 2;
    for (let oy = 0; oy < outHeight; oy++) {
      let offset = i32x4.splat(oy * <i32>stepRowBytes);
      for (let ox = 0; ox < outWidth; ox++) {
        let values = v128.load(dy + at);
        if (from != 0) {
          values = v128.and(values, f32x4.gt(v128.load(y + at), f32x4.splat(0)));
          offset = v128.load(from + at);
        }
        sum = f32x4.add(sum, values);
        const low = v128.shuffle<i32>(offset, values, 0, 4, 1, 5);
        const high = v128.shuffle<i32>(offset, values, 2, 6, 3, 7);
        v128.store64_lane(end0, low, 0);
        v128.store64_lane(end1, low, 1);
        v128.store64_lane(end2, high, 0);
        v128.store64_lane(end3, high, 1);
        const kept = i32x4.bitmask(f32x4.ne(values, f32x4.splat(0)));
        end0 += (kept & 1) << 3;
        end1 += (kept & 2) << 2;
        end2 += (kept & 4) << 1;
        end3 += kept & 8;
        if (from == 0) offset = i32x4.add(offset, i32x4.splat(<i32>stepBytes));
        at += pixelBytes;
      }
    }
    // What it adds behind the last filter nobody reads.
    v128.store(dbias, f32x4.add(v128.load(dbias), sum));
    dbias += 16;
    const count = min(4, filters - filter);
    for (let i = 0; i < count; i++) {
      const pairs = list + <usize>i * listBytes;
      const end = i == 0 ? end0 : i == 1 ? end1 : i == 2 ? end2 : end3;
      if (end != pairs) {
        addKernelGradient(x, dw, pairs, end, kernelHeight, kernelRowBytes, rowBytes);
        if (dx) listByPlace(pairs, end, ends, filterOffset);
      }
      dw += filterBytes;
      filterOffset += filterBytes;
    }
  }
  if (!dx) return;
  // A part of the kernel for all places before the next part, so that what is read of w stays near.
  for (let ky = 0; ky < kernelHeight; ky++) {
    for (let k: usize = 0; k < kernelRowBytes; ) {
      const partBytes: usize = kernelRowBytes - k < 96 ? 16 : 96;
      let pairs = places;
      for (let placeRow = 0; placeRow < placeRows; placeRow++) {
        let offset = <usize>placeRow * stepRowBytes;
        for (let column = 0; column < placeColumns; column++) {
          const end = <usize>load<u32>(ends + offset);
          if (end != pairs) {
            if (partBytes == 96) addSixVectors(dx + offset, w, pairs, end);
            else addVector(dx + offset, w, pairs, end);
          }
          pairs += placeBytes;
          offset += stepBytes;
        }
      }
      k += partBytes;
      w += partBytes;
      dx += partBytes;
    }
    dx += rowBytes - kernelRowBytes;
  }
}

/** Lets each place's list end where it begins. */
function emptyPlaces(
  places: usize,
  placeBytes: usize,
  ends: usize,
  rows: i32,
  columns: i32,
  stepRowBytes: usize,
  stepBytes: usize,
): void {
  for (let row = 0; row < rows; row++) {
    let end = ends + <usize>row * stepRowBytes;
    for (let column = 0; column < columns; column++) {
      store<u32>(end, places);
      places += placeBytes;
      end += stepBytes;
    }
  }
}

/** Adds a filter's pairs of (place, value) to the lists of the places. */
function listByPlace(pairs: usize, end: usize, ends: usize, filterOffset: usize): void {
  for (let pair = pairs; pair < end; pair += 8) {
    const place = ends + <usize>load<u32>(pair);
    const to = <usize>load<u32>(place);
    store<u32>(to, filterOffset);
    store<f32>(to, load<f32>(pair, 4), 4);
    store<u32>(place, to + 8);
  }
}

/** dw [kernelHeight][row] += value · what lies under the kernel, for each pair of (offset in x, value); there is one. */
function addKernelGradient(
  x: usize,
  dw: usize,
  pairs: usize,
  end: usize,
  kernelHeight: i32,
  kernelRowBytes: usize,
  rowBytes: usize,
): void {
  if (kernelHeight == 3 && kernelRowBytes == 16) {
    // One channel: three rows of a vector at a time, or each would wait for its own sum.
    let a = v128.load(dw);
    let b = v128.load(dw, 16);
    let c = v128.load(dw, 32);
    for (let pair = pairs; pair < end; pair += 8) {
      const p = x + <usize>load<u32>(pair);
      const t = v128.load32_splat(pair, 4);
      a = madd(t, v128.load(p), a);
      b = madd(t, v128.load(p + rowBytes), b);
      c = madd(t, v128.load(p + 2 * rowBytes), c);
    }
    v128.store(dw, a);
    v128.store(dw, b, 16);
    v128.store(dw, c, 32);
    return;
  }
  for (let ky = 0; ky < kernelHeight; ky++) {
    let k: usize = 0;
    for (; k + 96 <= kernelRowBytes; k += 96) addSixVectors(dw + k, x + k, pairs, end);
    for (; k < kernelRowBytes; k += 16) addVector(dw + k, x + k, pairs, end);
    dw += kernelRowBytes;
    x += rowBytes;
  }
}

/**
 * Six vectors += value · the six at the offset from `base`, for each pair of (offset, value); there is one. V8 fetches all
 * six before it multiplies: with more, its sixteen registers would not do. Calls would cost more than the loop.
 */
// @ts-ignore: decorator
@inline
function addSixVectors(to: usize, base: usize, pairs: usize, end: usize): void {
  let a = v128.load(to);
  let b = v128.load(to, 16);
  let c = v128.load(to, 32);
  let d = v128.load(to, 48);
  let e = v128.load(to, 64);
  let f = v128.load(to, 80);
  do {
    const p = base + <usize>load<u32>(pairs);
    const t = v128.load32_splat(pairs, 4);
    a = madd(t, v128.load(p), a);
    b = madd(t, v128.load(p, 16), b);
    c = madd(t, v128.load(p, 32), c);
    d = madd(t, v128.load(p, 48), d);
    e = madd(t, v128.load(p, 64), e);
    f = madd(t, v128.load(p, 80), f);
    pairs += 8;
  } while (pairs < end);
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
  v128.store(to, e, 64);
  v128.store(to, f, 80);
}

/** The same for one vector. */
// @ts-ignore: decorator
@inline
function addVector(to: usize, base: usize, pairs: usize, end: usize): void {
  let a = v128.load(to);
  do {
    a = madd(v128.load32_splat(pairs, 4), v128.load(base + <usize>load<u32>(pairs)), a);
    pairs += 8;
  } while (pairs < end);
  v128.store(to, a);
}
