import type { Kernels } from "../../kernels/kernels.generated.ts";
import { type Conv2d, convWindow } from "../../layers/convolution.ts";
import { windowGeometry } from "../../layers/window.ts";
import type { ResolvedLayer } from "../../spec.ts";
import { address } from "../operation.ts";

/** Sizes of a convolution, in float32 values. */
export type ConvGeometry = ReturnType<typeof convGeometry>;

/** @param least rows and columns that the kernels read at least, further zeros included. */
export function convGeometry(resolved: ResolvedLayer, least: readonly [number, number] = [0, 0]) {
  const layer = resolved.layer as Conv2d;
  const [height, width, channels] = resolved.inputs[0] as [number, number, number];
  const [outHeight, outWidth, filters] = resolved.output as [number, number, number];
  const window = convWindow(layer);
  const [kernelHeight, kernelWidth] = window.size;
  const [stride, strideAcross] = window.stride;
  const { top, left, bottom, right } = windowGeometry(window, resolved.inputs[0]!);
  const paddedHeight = Math.max(top + height + bottom, least[0]);
  const paddedWidth = Math.max(left + width + right, least[1]);
  const padded = paddedHeight > height || paddedWidth > width;
  return {
    ...{
      height,
      width,
      channels,
      outHeight,
      outWidth,
      filters,
      kernelHeight,
      kernelWidth,
      stride,
      strideAcross,
      padded,
    },
    /** Values under one row of the kernel. */
    row: kernelWidth * channels,
    /** The input with zeros around it; 0 where it needs none. */
    paddedSize: padded ? paddedHeight * paddedWidth * channels : 0,
    /** Where the input starts within its zeros. */
    inset: (top * paddedWidth + left) * channels,
    paddedRow: paddedWidth * channels,
  };
}

/** Puts an image into its zeros, and returns where the kernels find it. */
export function pad(kernels: Kernels, geometry: ConvGeometry, x: Float32Array, padded: Float32Array): number {
  const { height, width, channels, inset, paddedRow } = geometry;
  if (!geometry.padded) return address(x);
  const rowBytes = width * channels * 4;
  kernels.copyRows(address(x), address(padded) + inset * 4, height, rowBytes, rowBytes, paddedRow * 4);
  return address(padded);
}

/** Takes an image out of its zeros. */
export function crop(kernels: Kernels, geometry: ConvGeometry, padded: Float32Array, x: Float32Array): void {
  const { height, width, channels, inset, paddedRow } = geometry;
  const rowBytes = width * channels * 4;
  kernels.copyRows(address(padded) + inset * 4, address(x), height, rowBytes, paddedRow * 4, rowBytes);
}
