// Lengths are rounded up to whole vectors: every buffer has room for that.

/** y = max(x, 0) */
export function reluForward(x: usize, y: usize, length: i32): void {
  for (let end = x + (<usize>length << 2); x < end; x += 16, y += 16) {
    v128.store(y, f32x4.max(v128.load(x), f32x4.splat(0)));
  }
}

/** dx = dy where y > 0, else 0 */
export function reluBackward(y: usize, dy: usize, dx: usize, length: i32): void {
  for (let end = y + (<usize>length << 2); y < end; y += 16, dy += 16, dx += 16) {
    v128.store(dx, v128.and(v128.load(dy), f32x4.gt(v128.load(y), f32x4.splat(0))));
  }
}

/** y = a · b, element by element */
export function multiply(a: usize, b: usize, y: usize, length: i32): void {
  for (let end = a + (<usize>length << 2); a < end; a += 16, b += 16, y += 16) {
    v128.store(y, f32x4.mul(v128.load(a), v128.load(b)));
  }
}
