import { packed, packedStride } from "./matrix";
import { storeApart } from "./simd";
import { element2, inputAdjoint2, outputAdjoint2, transformInput2, transformOutput2, weightsAdjoint2 } from "./winograd2";
import {
  element4,
  inputAdjoint4,
  outputAdjoint4,
  storeOutput4,
  transformInput4,
  transformOutput4,
  weightsAdjoint4,
} from "./winograd4";

// 3×3 convolutions by Winograd's F(m×m, 3×3) (Lavin and Gray, https://arxiv.org/abs/1509.09308), `side` m being 2 or 4: the 2×2
// outputs of a tile take 16 products a pair of channels instead of 36, the 4×4 outputs 36 instead of 144. A tile's
// (side + 2)² elements lie `elementBytes` apart, each element as [tiles][channels], so that what is between the transforms is as
// many products of matrices. The backward pass is the transpose of each transform, in reverse. Here the transforms go
// through weights and tiles, four channels at a time; winograd2.ts has what is done with a tile of 2×2, whose values fit into
// registers, winograd4.ts what is done with a column or row of one of 4×4. Between columns and rows those lie in `temp`, which has
// room for 36 vectors.

/**
 * The transformed weights, G g Gᵀ of each kernel g, as `multiplyMatrices` takes them: u[k] from channels to filters and, unless
 * it is 0, uTransposed[k] from filters to channels. w [3][3][channels][filters]; both numbers are multiples of 4.
 */
export function winogradWeights(side: i32, w: usize, u: usize, uTransposed: usize, channels: i32, filters: i32): void {
  const tapBytes = <usize>(channels * filters) << 2;
  for (let c = 0; c < channels; c++) {
    const stride = packedStride(c, channels);
    for (let f = 0; f < filters; f += 4) {
      let to = u + packed(c, f, channels, filters);
      let toTransposed = uTransposed + packed(f, c, filters, channels);
      for (let k = 0; k < side + 2; k++) {
        // Row k of G g: the three values of one row of the product.
        const r0 = kernelRow(side, w, tapBytes, k);
        const r1 = kernelRow(side, w + tapBytes, tapBytes, k);
        const r2 = kernelRow(side, w + 2 * tapBytes, tapBytes, k);
        for (let l = 0; l < side + 2; l++) {
          const values = elementOf(side, r0, r1, r2, l);
          v128.store(to, values);
          to += tapBytes;
          if (uTransposed == 0) continue;
          storeApart(toTransposed, values, stride);
          toTransposed += tapBytes;
        }
      }
      w += 16;
    }
  }
}

/** Value k of G times one column of the kernel, whose rows are three taps apart. */
// @ts-ignore: decorator
@inline
function kernelRow(side: i32, g: usize, tapBytes: usize, k: i32): v128 {
  return elementOf(side, v128.load(g), v128.load(g + 3 * tapBytes), v128.load(g + 6 * tapBytes), k);
}

/** Value k of G times three values. */
// @ts-ignore: decorator
@inline
function elementOf(side: i32, a: v128, b: v128, c: v128, k: i32): v128 {
  return side == 2 ? element2(a, b, c, k) : element4(a, b, c, k);
}

/** dw [3][3][channels][filters] = Gᵀ du G of each pair of channels; du [(side + 2)²][channels · filters], a multiple of 4. */
export function winogradWeightsAdjoint(side: i32, du: usize, dw: usize, size: i32, temp: usize): void {
  const bytes = <usize>size << 2;
  for (let end = du + bytes; du < end; du += 16, dw += 16) {
    if (side == 2) {
      weightsAdjoint2(du, dw, bytes);
    } else {
      for (let k: usize = 0; k < 6; k++) weightsAdjoint4(du + 6 * k * bytes, bytes, temp + 48 * k, 16);
      for (let k: usize = 0; k < 3; k++) weightsAdjoint4(temp + 16 * k, 48, dw + k * bytes, 3 * bytes);
    }
  }
}

/**
 * v[(side + 2)²] = Bᵀ d B of the patches d, as many values, of x [side · tileRows + 2][…][channels], which step by `side`; channels
 * a multiple of 4.
 */
export function winogradInput(
  side: i32,
  x: usize,
  v: usize,
  tileRows: i32,
  tileColumns: i32,
  channels: i32,
  rowBytes: usize,
  elementBytes: usize,
  temp: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  for (let row = 0; row < tileRows; row++) {
    let corner = x + <usize>(side * row) * rowBytes;
    for (let column = 0; column < tileColumns; column++) {
      for (let end = corner + pixelBytes; corner < end; corner += 16, v += 16) {
        if (side == 2) {
          transformInput2(corner, v, rowBytes, pixelBytes, elementBytes);
        } else {
          for (let k: usize = 0; k < 6; k++) transformInput4(corner + k * pixelBytes, rowBytes, temp + 16 * k, 96);
          for (let k: usize = 0; k < 6; k++) transformInput4(temp + 96 * k, 16, v + 6 * k * elementBytes, elementBytes);
        }
      }
      corner += <usize>(side - 1) * pixelBytes;
    }
  }
}

/** Adds B dv Bᵀ, the transpose of `winogradInput`, to dx. */
export function winogradInputAdjoint(
  side: i32,
  dv: usize,
  dx: usize,
  tileRows: i32,
  tileColumns: i32,
  channels: i32,
  rowBytes: usize,
  elementBytes: usize,
  temp: usize,
): void {
  const pixelBytes = <usize>channels << 2;
  for (let row = 0; row < tileRows; row++) {
    let corner = dx + <usize>(side * row) * rowBytes;
    for (let column = 0; column < tileColumns; column++) {
      for (let end = corner + pixelBytes; corner < end; corner += 16, dv += 16) {
        if (side == 2) {
          inputAdjoint2(dv, corner, rowBytes, pixelBytes, elementBytes);
        } else {
          for (let k: usize = 0; k < 6; k++) {
            inputAdjoint4(dv + 6 * k * elementBytes, elementBytes, temp + 96 * k, 16, false);
          }
          for (let k: usize = 0; k < 6; k++) inputAdjoint4(temp + 16 * k, 96, corner + k * pixelBytes, rowBytes, true);
        }
      }
      corner += <usize>(side - 1) * pixelBytes;
    }
  }
}

/**
 * y [height][width][filters] = Aᵀ m A of each tile + bias (+ skip, shaped as y, unless that is 0), at least `floor`: 0 for a
 * ReLU, −∞ for none. Of the last tiles only what lies within y counts.
 */
export function winogradOutput(
  side: i32,
  m: usize,
  bias: usize,
  skip: usize,
  y: usize,
  height: i32,
  width: i32,
  filters: i32,
  elementBytes: usize,
  floor: f32,
  temp: usize,
): void {
  const pixelBytes = <usize>filters << 2;
  const rowBytes = <usize>width * pixelBytes;
  const least = f32x4.splat(floor);
  for (let row = 0; row < height; row += side) {
    const rows = height - row;
    for (let column = 0; column < width; column += side) {
      const columns = width - column;
      let at = <usize>row * rowBytes + <usize>column * pixelBytes;
      for (let f: usize = 0; f < pixelBytes; f += 16, at += 16, m += 16) {
        const start = v128.load(bias + f);
        if (side == 2) {
          transformOutput2(m, elementBytes, start, skip, y, at, rows, columns, rowBytes, pixelBytes, least);
        } else {
          for (let k: usize = 0; k < 6; k++) transformOutput4(m + 6 * k * elementBytes, elementBytes, temp + 64 * k, 16);
          for (let k = 0, end = min(4, columns); k < end; k++) {
            storeOutput4(temp + 16 * <usize>k, 64, start, skip, y, at + <usize>k * pixelBytes, rows, rowBytes, least);
          }
        }
      }
    }
  }
}

/** dm[(side + 2)²] = A dy Aᵀ of each tile of dy [height][width][filters]; what lies outside of dy is 0. */
export function winogradOutputAdjoint(
  side: i32,
  dy: usize,
  dm: usize,
  height: i32,
  width: i32,
  filters: i32,
  elementBytes: usize,
  temp: usize,
): void {
  const pixelBytes = <usize>filters << 2;
  const rowBytes = <usize>width * pixelBytes;
  for (let row = 0; row < height; row += side) {
    const rows = height - row;
    for (let column = 0; column < width; column += side) {
      const columns = width - column;
      let at = dy + <usize>row * rowBytes + <usize>column * pixelBytes;
      for (let end = at + pixelBytes; at < end; at += 16, dm += 16) {
        if (side == 2) {
          outputAdjoint2(at, dm, elementBytes, rows, columns, rowBytes, pixelBytes);
        } else {
          for (let k = 0; k < 4; k++) {
            const count = k < columns ? rows : 0;
            outputAdjoint4(at + <usize>k * pixelBytes, rowBytes, temp + 16 * <usize>k, 64, count);
          }
          for (let k: usize = 0; k < 6; k++) outputAdjoint4(temp + 64 * k, 16, dm + 6 * k * elementBytes, elementBytes, 4);
        }
      }
    }
  }
}
