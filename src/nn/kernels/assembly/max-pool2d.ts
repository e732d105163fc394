/**
 * x [height][width][channels] → y [outHeight][outWidth][channels], and where each maximum came from: `from` holds its
 * byte offset in x. The first of equal values wins, row by row, as in Keras.
 */
export function maxPool2dForward(
  x: usize,
  y: usize,
  from: usize,
  outHeight: i32,
  outWidth: i32,
  channels: i32,
  size: i32,
  rowBytes: i32,
): void {
  const pixelBytes = channels << 2;
  for (let oy = 0; oy < outHeight; oy++) {
    for (let ox = 0; ox < outWidth; ox++) {
      const corner = oy * size * rowBytes + ox * size * pixelBytes;
      let c = 0;
      for (; c + 16 <= pixelBytes; c += 16) {
        let offset = corner + c;
        // The offset of lane k's value is the vector's own plus 4k.
        const lanes = i32x4(0, 4, 8, 12);
        let best = v128.load(x + offset);
        let at = i32x4.add(i32x4.splat(offset), lanes);
        for (let ky = 0; ky < size; ky++) {
          for (let kx = 0; kx < size; kx++) {
            const here = offset + ky * rowBytes + kx * pixelBytes;
            const value = v128.load(x + here);
            const larger = f32x4.gt(value, best);
            best = v128.bitselect(value, best, larger);
            at = v128.bitselect(i32x4.add(i32x4.splat(here), lanes), at, larger);
          }
        }
        v128.store(y + c, best);
        v128.store(from + c, at);
      }
      for (; c < pixelBytes; c += 4) {
        let at = corner + c;
        let best = load<f32>(x + at);
        for (let ky = 0; ky < size; ky++) {
          for (let kx = 0; kx < size; kx++) {
            const here = corner + c + ky * rowBytes + kx * pixelBytes;
            const value = load<f32>(x + here);
            if (value > best) {
              best = value;
              at = here;
            }
          }
        }
        store<f32>(y + c, best);
        store<i32>(from + c, at);
      }
      y += pixelBytes;
      from += pixelBytes;
    }
  }
}

/** dx (xBytes long) = dy at each maximum, 0 elsewhere. Windows do not overlap, so nothing is added twice. */
export function maxPool2dBackward(dy: usize, from: usize, dx: usize, length: i32, xBytes: i32): void {
  memory.fill(dx, 0, xBytes);
  for (let end = dy + (<usize>length << 2); dy < end; dy += 4, from += 4) {
    store<f32>(dx + load<u32>(from), load<f32>(dy));
  }
}
