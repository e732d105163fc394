/** y [channels] = the mean over x [pixels][channels]; channels a multiple of 4. */
export function globalAverageForward(x: usize, y: usize, pixels: i32, channels: i32): void {
  const pixelBytes = <usize>channels << 2;
  const share = f32x4.splat(<f32>1 / <f32>pixels);
  for (let c: usize = 0; c < pixelBytes; c += 16) {
    let sum = f32x4.splat(0);
    for (let p = x + c, last = p + <usize>pixels * pixelBytes; p < last; p += pixelBytes) sum = f32x4.add(sum, v128.load(p));
    v128.store(y + c, f32x4.mul(sum, share));
  }
}

/** dx [pixels][channels] = the channel's dy, shared by its pixels. */
export function globalAverageBackward(dy: usize, dx: usize, pixels: i32, channels: i32): void {
  const pixelBytes = <usize>channels << 2;
  const share = f32x4.splat(<f32>1 / <f32>pixels);
  for (let c: usize = 0; c < pixelBytes; c += 16) {
    const value = f32x4.mul(v128.load(dy + c), share);
    for (let p = dx + c, last = p + <usize>pixels * pixelBytes; p < last; p += pixelBytes) v128.store(p, value);
  }
}

/** y [channels] = the largest of x [pixels][channels], the first of equals, and `from` its byte offset in x. */
export function globalMaxForward(x: usize, y: usize, from: usize, pixels: i32, channels: i32): void {
  const pixelBytes = channels << 2;
  for (let c = 0; c < pixelBytes; c += 16) {
    const lanes = i32x4.add(i32x4.splat(c), i32x4(0, 4, 8, 12));
    let best = v128.load(x + c);
    let at = lanes;
    for (let offset = pixelBytes; offset < pixels * pixelBytes; offset += pixelBytes) {
      const value = v128.load(x + c + offset);
      const larger = f32x4.gt(value, best);
      best = v128.bitselect(value, best, larger);
      at = v128.bitselect(i32x4.add(i32x4.splat(offset), lanes), at, larger);
    }
    v128.store(y + c, best);
    v128.store(from + c, at);
  }
}
