import { atLeast, madd, storePooled } from "./simd";

// Batch normalisation of z [pixels][channels], channels a multiple of 4, with the residual sum, the ReLU and the 2×2
// max-pool that may follow.

/** Of one image: the mean of each channel, and the sum of squared distances from it. Two passes, so that nothing cancels. */
export function moments(z: usize, mean: usize, squares: usize, pixels: i32, channels: i32): void {
  const pixelBytes = <usize>channels << 2;
  const end = <usize>pixels * pixelBytes;
  const share = f32x4.splat(<f32>1 / <f32>pixels);
  let c: usize = 0;
  // Three vectors of channels at a time use most of a line of the cache.
  for (; c + 48 <= pixelBytes; c += 48) {
    let a = f32x4.splat(0);
    let b = a;
    let d = a;
    for (let p = z + c, last = p + end; p < last; p += pixelBytes) {
      a = f32x4.add(a, v128.load(p));
      b = f32x4.add(b, v128.load(p, 16));
      d = f32x4.add(d, v128.load(p, 32));
    }
    const meanA = f32x4.mul(a, share);
    const meanB = f32x4.mul(b, share);
    const meanD = f32x4.mul(d, share);
    a = f32x4.splat(0);
    b = a;
    d = a;
    for (let p = z + c, last = p + end; p < last; p += pixelBytes) {
      a = addSquare(a, f32x4.sub(v128.load(p), meanA));
      b = addSquare(b, f32x4.sub(v128.load(p, 16), meanB));
      d = addSquare(d, f32x4.sub(v128.load(p, 32), meanD));
    }
    v128.store(mean + c, meanA);
    v128.store(mean + c, meanB, 16);
    v128.store(mean + c, meanD, 32);
    v128.store(squares + c, a);
    v128.store(squares + c, b, 16);
    v128.store(squares + c, d, 32);
  }
  for (; c < pixelBytes; c += 16) {
    let a = f32x4.splat(0);
    for (let p = z + c, last = p + end; p < last; p += pixelBytes) a = f32x4.add(a, v128.load(p));
    const meanA = f32x4.mul(a, share);
    a = f32x4.splat(0);
    for (let p = z + c, last = p + end; p < last; p += pixelBytes) a = addSquare(a, f32x4.sub(v128.load(p), meanA));
    v128.store(mean + c, meanA);
    v128.store(squares + c, a);
  }
}

// @ts-ignore: decorator
@inline
function addSquare(sum: v128, value: v128): v128 {
  return madd(value, value, sum);
}

/** y = scale · z + shift of its channel (+ skip unless that is 0), at least `floor`: 0 for a ReLU, −∞ for none. */
export function normalizeForward(
  z: usize,
  scale: usize,
  shift: usize,
  skip: usize,
  y: usize,
  pixels: i32,
  channels: i32,
  floor: f32,
): void {
  const pixelBytes = <usize>channels << 2;
  const least = f32x4.splat(floor);
  for (let end = z + <usize>pixels * pixelBytes; z < end; ) {
    for (let c: usize = 0; c < pixelBytes; c += 16) {
      let value = madd(v128.load(z), v128.load(scale + c), v128.load(shift + c));
      if (skip) {
        value = f32x4.add(value, v128.load(skip));
        skip += 16;
      }
      v128.store(y, atLeast(value, least));
      z += 16;
      y += 16;
    }
  }
}

/**
 * The same through a ReLU and a 2×2 max-pool: y and `from` [outHeight][outWidth][channels], `from` the byte offset in z of the
 * value that each maximum belongs to.
 */
export function normalizePooledForward(
  z: usize,
  scale: usize,
  shift: usize,
  skip: usize,
  y: usize,
  from: usize,
  outHeight: i32,
  outWidth: i32,
  channels: i32,
  rowBytes: i32,
): void {
  const pixelBytes = <usize>channels << 2;
  for (let row = 0; row < outHeight; row++) {
    for (let column = 0; column < outWidth; column++) {
      let offset = 2 * (<usize>row * rowBytes + <usize>column * pixelBytes);
      const lanes = i32x4(0, 4, 8, 12);
      for (let c: usize = 0; c < pixelBytes; c += 16, offset += 16, y += 16, from += 16) {
        const factor = v128.load(scale + c);
        const term = v128.load(shift + c);
        const a = normalized(z, skip, offset, factor, term);
        const b = normalized(z, skip, offset + pixelBytes, factor, term);
        const below = offset + <usize>rowBytes;
        const d = normalized(z, skip, below, factor, term);
        const e = normalized(z, skip, below + pixelBytes, factor, term);
        storePooled(y, from, <i32>offset, <i32>pixelBytes, rowBytes, a, b, d, e);
        // The offset of lane k's value is the vector's own plus 4k.
        v128.store(from, i32x4.add(v128.load(from), lanes));
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function normalized(z: usize, skip: usize, offset: usize, factor: v128, term: v128): v128 {
  const value = madd(v128.load(z + offset), factor, term);
  return skip ? f32x4.add(value, v128.load(skip + offset)) : value;
}

/** dv = dy where y is above 0, else 0, to two places: 0 for none. */
export function maskGradient(dy: usize, y: usize, dv: usize, copy: usize, length: i32): void {
  for (let end = dy + (<usize>length << 2); dy < end; dy += 16, y += 16, dv += 16) {
    const value = v128.and(v128.load(dy), f32x4.gt(v128.load(y), f32x4.splat(0)));
    v128.store(dv, value);
    if (copy) {
      v128.store(copy, value);
      copy += 16;
    }
  }
}

/** dv (xBytes long) = dy at each maximum that is above 0, else 0: through the pool and the ReLU of `normalizePooledForward`. */
export function scatterGradient(dy: usize, y: usize, from: usize, dv: usize, length: i32, bytes: i32): void {
  memory.fill(dv, 0, bytes);
  for (let end = dy + (<usize>length << 2); dy < end; dy += 4, y += 4, from += 4) {
    store<f32>(dv + load<u32>(from), select<f32>(load<f32>(dy), 0, load<f32>(y) > 0));
  }
}

/** Of one image, each channel's Σ dv and Σ dv · (z − mean). */
export function normalizeSums(
  dv: usize,
  z: usize,
  mean: usize,
  sum: usize,
  product: usize,
  pixels: i32,
  channels: i32,
): void {
  const pixelBytes = <usize>channels << 2;
  const end = <usize>pixels * pixelBytes;
  for (let c: usize = 0; c < pixelBytes; c += 16) {
    const middle = v128.load(mean + c);
    let a = f32x4.splat(0);
    let b = a;
    let q = z + c;
    for (let p = dv + c, last = p + end; p < last; p += pixelBytes, q += pixelBytes) {
      const value = v128.load(p);
      a = f32x4.add(a, value);
      b = madd(value, f32x4.sub(v128.load(q), middle), b);
    }
    v128.store(sum + c, a);
    v128.store(product + c, b);
  }
}

/** dz = scale · dv + slope · z + shift of its channel; dz may be dv. */
export function normalizeBackward(
  dv: usize,
  z: usize,
  scale: usize,
  slope: usize,
  shift: usize,
  dz: usize,
  pixels: i32,
  channels: i32,
): void {
  const pixelBytes = <usize>channels << 2;
  for (let end = z + <usize>pixels * pixelBytes; z < end; ) {
    for (let c: usize = 0; c < pixelBytes; c += 16) {
      const value = madd(v128.load(z), v128.load(slope + c), v128.load(shift + c));
      v128.store(dz, madd(v128.load(dv), v128.load(scale + c), value));
      dv += 16;
      z += 16;
      dz += 16;
    }
  }
}
