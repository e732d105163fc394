import { madd, storePooled } from "./simd";

// Winograd's F(2×2, 3×3) (Lavin and Gray, https://arxiv.org/abs/1509.09308): the 2×2 outputs of a tile take 16 products a pair of
// channels instead of 36. A tile's outputs are just one window of the pool that follows, so they never leave the registers.

/** u [filters / 8][16][channels][8] = G g Gᵀ of each kernel g; w [3][3][channels][filters]. */
export function winogradWeights(w: usize, u: usize, channels: i32, filters: i32): void {
  const tapBytes = <usize>(channels * filters) << 2;
  const elementBytes = <usize>channels << 5;
  const half = f32x4.splat(0.5);
  for (let f = 0; f < filters; f += 4) {
    for (let c = 0; c < channels; c++) {
      const g = w + (<usize>(c * filters + f) << 2);
      let to = u + (<usize>((f >> 3) * 16 * channels + c) << 5) + (<usize>(f & 4) << 2);
      for (let k = 0; k < 4; k++) {
        // Row k of G g: the three values of one row of the 4×3 product.
        const r0 = kernelRow(g, tapBytes, k, half);
        const r1 = kernelRow(g + tapBytes, tapBytes, k, half);
        const r2 = kernelRow(g + 2 * tapBytes, tapBytes, k, half);
        const outer = f32x4.add(r0, r2);
        v128.store(to, r0);
        v128.store(to + elementBytes, f32x4.mul(half, f32x4.add(outer, r1)));
        v128.store(to + 2 * elementBytes, f32x4.mul(half, f32x4.sub(outer, r1)));
        v128.store(to + 3 * elementBytes, r2);
        to += 4 * elementBytes;
      }
    }
  }
}

/** Value k of G times one column of the kernel, whose rows are three taps apart. */
// @ts-ignore: decorator
@inline
function kernelRow(g: usize, tapBytes: usize, k: i32, half: v128): v128 {
  const top = v128.load(g);
  if (k == 0) return top;
  const bottom = v128.load(g + 6 * tapBytes);
  if (k == 3) return bottom;
  const middle = v128.load(g + 3 * tapBytes);
  const outer = f32x4.add(top, bottom);
  return f32x4.mul(half, k == 1 ? f32x4.add(outer, middle) : f32x4.sub(outer, middle));
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

/**
 * 3×3 convolution, ReLU and 2×2 max-pool: what `conv2dForward` gives with `from` not 0 and stride 1, rounded otherwise.
 * channels a multiple of 4, filters of 8, and at least five windows. v [16][windows][channels] and m [5][16][8] are scratch.
 * (With v [windows][16][channels] the tiles of a group would lie a power of two apart and share a few sets of the cache.)
 */
export function winogradForward(
  x: usize,
  u: usize,
  bias: usize,
  y: usize,
  from: usize,
  v: usize,
  m: usize,
  outHeight: i32,
  outWidth: i32,
  channels: i32,
  filters: i32,
  rowBytes: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  const tiles = outHeight * outWidth;
  const elementBytes = <usize>tiles * pixelBytes;
  let to = v;
  for (let oy = 0; oy < outHeight; oy++) {
    for (let ox = 0; ox < outWidth; ox++) {
      const corner = x + <usize>(2 * oy) * rowBytes + <usize>(2 * ox) * pixelBytes;
      for (let c: usize = 0; c < pixelBytes; c += 16) {
        // Bᵀ d, column by column of the 4×4 patch d, then times B.
        const p0 = corner + c;
        const p1 = p0 + pixelBytes;
        const p2 = p1 + pixelBytes;
        const p3 = p2 + pixelBytes;
        const at = to + c;
        const row2 = rowBytes << 1;
        const row3 = row2 + rowBytes;
        const a0 = v128.load(p0);
        const a1 = v128.load(p0 + rowBytes);
        const a2 = v128.load(p0 + row2);
        const a3 = v128.load(p0 + row3);
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
        storeRow(at, elementBytes, f32x4.sub(a0, a2), f32x4.sub(b0, b2), f32x4.sub(c0, c2), f32x4.sub(d0, d2));
        storeRow(at + 4 * elementBytes, elementBytes, f32x4.add(a1, a2), f32x4.add(b1, b2), f32x4.add(c1, c2), f32x4.add(d1, d2));
        storeRow(at + 8 * elementBytes, elementBytes, f32x4.sub(a2, a1), f32x4.sub(b2, b1), f32x4.sub(c2, c1), f32x4.sub(d2, d1));
        storeRow(at + 12 * elementBytes, elementBytes, f32x4.sub(a1, a3), f32x4.sub(b1, b3), f32x4.sub(c1, c3), f32x4.sub(d1, d3));
      }
      to += pixelBytes;
    }
  }
  const blockBytes = <usize>channels << 9;
  for (let f = 0; f < filters; f += 8) {
    const bias0 = v128.load(bias);
    const bias1 = v128.load(bias, 16);
    for (let group = 0; group < tiles; group += 5) {
      // Five tiles of eight filters in registers; where five do not divide the tiles, the last five overlap.
      const first = min(group, tiles - 5);
      let weights = u;
      let products = m;
      for (let k: usize = 0; k < 16; k++) {
        let p0 = v + <usize>first * pixelBytes + k * elementBytes;
        let p1 = p0 + pixelBytes;
        let p2 = p1 + pixelBytes;
        let p3 = p2 + pixelBytes;
        let p4 = p3 + pixelBytes;
        const end = weights + (<usize>channels << 5);
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
          t = v128.load32_splat(p4);
          e0 = madd(t, w0, e0);
          e1 = madd(t, w1, e1);
          weights += 32;
          p0 += 4;
          p1 += 4;
          p2 += 4;
          p3 += 4;
          p4 += 4;
        }
        v128.store(products, a0);
        v128.store(products, a1, 16);
        v128.store(products, b0, 512);
        v128.store(products, b1, 528);
        v128.store(products, c0, 1024);
        v128.store(products, c1, 1040);
        v128.store(products, d0, 1536);
        v128.store(products, d1, 1552);
        v128.store(products, e0, 2048);
        v128.store(products, e1, 2064);
        products += 32;
      }
      products = m;
      for (let tile = first; tile < first + 5; tile++) {
        const oy = tile / outWidth;
        const offset = 2 * (oy * <i32>rowBytes + (tile - oy * outWidth) * <i32>pixelBytes);
        const at = <usize>(tile * filters) << 2;
        pool(products, bias0, y + at, from + at, offset, <i32>pixelBytes, <i32>rowBytes);
        pool(products + 16, bias1, y + at + 16, from + at + 16, offset, <i32>pixelBytes, <i32>rowBytes);
        products += 512;
      }
    }
    u += blockBytes;
    bias += 32;
    y += 32;
    from += 32;
  }
}

/** The four outputs of a tile, Aᵀ m A plus the bias, through ReLU and pool. */
// @ts-ignore: decorator
@inline
function pool(m: usize, bias: v128, y: usize, from: usize, offset: i32, step: i32, stepRow: i32): void {
  let m1 = v128.load(m, 128);
  let m2 = v128.load(m, 256);
  const s0 = f32x4.add(f32x4.add(v128.load(m), m1), m2);
  const t0 = f32x4.sub(f32x4.sub(m1, m2), v128.load(m, 384));
  m1 = v128.load(m, 160);
  m2 = v128.load(m, 288);
  const s1 = f32x4.add(f32x4.add(v128.load(m, 32), m1), m2);
  const t1 = f32x4.sub(f32x4.sub(m1, m2), v128.load(m, 416));
  m1 = v128.load(m, 192);
  m2 = v128.load(m, 320);
  const s2 = f32x4.add(f32x4.add(v128.load(m, 64), m1), m2);
  const t2 = f32x4.sub(f32x4.sub(m1, m2), v128.load(m, 448));
  m1 = v128.load(m, 224);
  m2 = v128.load(m, 352);
  const s3 = f32x4.add(f32x4.add(v128.load(m, 96), m1), m2);
  const t3 = f32x4.sub(f32x4.sub(m1, m2), v128.load(m, 480));
  const a = f32x4.add(f32x4.add(f32x4.add(s0, s1), s2), bias);
  const b = f32x4.add(f32x4.sub(f32x4.sub(s1, s2), s3), bias);
  const c = f32x4.add(f32x4.add(f32x4.add(t0, t1), t2), bias);
  const d = f32x4.add(f32x4.sub(f32x4.sub(t1, t2), t3), bias);
  storePooled(y, from, offset, step, stepRow, a, b, c, d);
}
