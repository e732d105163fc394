import { horizontalSum, madd } from "./simd";

/** y[unit] = bias[unit] + w[unit] · x; w [units][length], length a multiple of 4, the tail of w zero. */
export function denseForward(x: usize, w: usize, bias: usize, y: usize, units: i32, length: i32): void {
  const bytes = <usize>length << 2;
  for (let unit = 0; unit < units; unit++) {
    // Four sums at a time hide the latency of the addition.
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let i: usize = 0;
    for (; i + 64 <= bytes; i += 64) {
      a = madd(v128.load(x + i), v128.load(w + i), a);
      b = madd(v128.load(x + i, 16), v128.load(w + i, 16), b);
      c = madd(v128.load(x + i, 32), v128.load(w + i, 32), c);
      d = madd(v128.load(x + i, 48), v128.load(w + i, 48), d);
    }
    for (; i < bytes; i += 16) a = madd(v128.load(x + i), v128.load(w + i), a);
    store<f32>(y, load<f32>(bias) + horizontalSum(f32x4.add(f32x4.add(a, b), f32x4.add(c, d))));
    w += bytes;
    bias += 4;
    y += 4;
  }
}

/** dw[unit] += dy[unit] · x, dbias += dy, and dx = Σ dy[unit] · w[unit] unless dx is 0. */
export function denseBackward(
  x: usize,
  dx: usize,
  w: usize,
  dw: usize,
  dbias: usize,
  dy: usize,
  units: i32,
  length: i32,
): void {
  const bytes = <usize>length << 2;
  if (dx) memory.fill(dx, 0, bytes);
  for (let unit = 0; unit < units; unit++) {
    const value = load<f32>(dy);
    store<f32>(dbias, load<f32>(dbias) + value);
    if (value != 0) {
      const v = f32x4.splat(value);
      for (let i: usize = 0; i < bytes; i += 16) v128.store(dw + i, madd(v, v128.load(x + i), v128.load(dw + i)));
      if (dx) for (let i: usize = 0; i < bytes; i += 16) v128.store(dx + i, madd(v, v128.load(w + i), v128.load(dx + i)));
    }
    w += bytes;
    dw += bytes;
    dbias += 4;
    dy += 4;
  }
}
