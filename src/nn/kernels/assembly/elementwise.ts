import { atLeast } from "./simd";

// Lengths are rounded up to whole vectors: every buffer has room for that.

/** y = max(x, 0) */
export function reluForward(x: usize, y: usize, length: i32): void {
  for (let end = x + (<usize>length << 2); x < end; x += 16, y += 16) {
    v128.store(y, atLeast(v128.load(x), f32x4.splat(0)));
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

/** sum += values, element by element */
export function add(sum: usize, values: usize, length: i32): void {
  for (let end = sum + (<usize>length << 2); sum < end; sum += 16, values += 16) {
    v128.store(sum, f32x4.add(v128.load(sum), v128.load(values)));
  }
}

/** to [columns][rows] = from [rows][columns]; rows of each start `fromBytes` and `toBytes` apart. */
export function transpose(from: usize, to: usize, rows: i32, columns: i32, fromBytes: usize, toBytes: usize): void {
  const columns4 = columns & ~3;
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    let source = from;
    let target = to;
    for (let column = 0; column < columns4; column += 4) {
      const a = v128.load(source);
      const b = v128.load(source + fromBytes);
      const c = v128.load(source + 2 * fromBytes);
      const d = v128.load(source + 3 * fromBytes);
      const abLow = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
      const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const cdLow = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      v128.store(target, v128.shuffle<i64>(abLow, cdLow, 0, 2));
      v128.store(target + toBytes, v128.shuffle<i64>(abLow, cdLow, 1, 3));
      v128.store(target + 2 * toBytes, v128.shuffle<i64>(abHigh, cdHigh, 0, 2));
      v128.store(target + 3 * toBytes, v128.shuffle<i64>(abHigh, cdHigh, 1, 3));
      source += 16;
      target += toBytes << 2;
    }
    transposeSingly(source, target, 4, columns - columns4, fromBytes, toBytes);
    from += fromBytes << 2;
    to += 16;
  }
  transposeSingly(from, to, rows - row, columns, fromBytes, toBytes);
}

function transposeSingly(from: usize, to: usize, rows: i32, columns: i32, fromBytes: usize, toBytes: usize): void {
  for (let column = 0; column < columns; column++) {
    let source = from;
    let target = to;
    for (let row = 0; row < rows; row++) {
      store<f32>(target, load<f32>(source));
      source += fromBytes;
      target += 4;
    }
    from += 4;
    to += toBytes;
  }
}

/**
 * mask = 0 where a draw of xoshiro128** is below `limit`, `kept` elsewhere, as `Random.float() < rate` decides with a limit of ⌈rate · 2³²⌉.
 * `state` has the generator's four words, and afterwards what they have become.
 */
export function dropoutMask(state: usize, mask: usize, length: i32, limit: u32, kept: f32): void {
  let s0 = load<u32>(state);
  let s1 = load<u32>(state, 4);
  let s2 = load<u32>(state, 8);
  let s3 = load<u32>(state, 12);
  for (let end = mask + (<usize>length << 2); mask < end; mask += 4) {
    const draw = rotl<u32>(s1 * 5, 7) * 9;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotl<u32>(s3, 11);
    store<f32>(mask, select<f32>(0, kept, draw < limit));
  }
  store<u32>(state, s0);
  store<u32>(state, s1, 4);
  store<u32>(state, s2, 8);
  store<u32>(state, s3, 12);
}

/** Copies rows of `bytes`, which start `fromBytes` and `toBytes` apart. */
export function copyRows(from: usize, to: usize, rows: i32, bytes: usize, fromBytes: usize, toBytes: usize): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(to, from, bytes);
    from += fromBytes;
    to += toBytes;
  }
}

/** sum [channels] += each pixel of x [pixels][channels]; channels a multiple of 4. */
export function addPixels(x: usize, sum: usize, pixels: i32, channels: i32): void {
  const pixelBytes = <usize>channels << 2;
  for (let c: usize = 0; c < pixelBytes; c += 16) {
    let total = v128.load(sum + c);
    for (let p = x + c, last = p + <usize>pixels * pixelBytes; p < last; p += pixelBytes) total = f32x4.add(total, v128.load(p));
    v128.store(sum + c, total);
  }
}
