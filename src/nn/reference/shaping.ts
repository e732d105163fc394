import type { ZeroPadding2d } from "../layers/shaping.ts";
import type { ResolvedLayer } from "../spec.ts";
import type { ReferenceKernels } from "./operation.ts";

/** Flatten and reshape: values are in row-major order already. */
export const reshape: ReferenceKernels = {
  forward: (_check, { xs: [x], y }) => y.set(x!),
  backward: (_check, { dxs: [dx], dy }) => dx?.set(dy),
};

/** Calls back with where each row of the image starts in the input and in the output. */
function eachRow(
  { layer, inputs, output }: ResolvedLayer,
  visit: (x: number, y: number, length: number) => void,
): void {
  const [height, width, channels] = inputs[0] as [number, number, number];
  const [top, , left] = (layer as ZeroPadding2d).padding;
  const length = width * channels;
  for (let row = 0; row < height; row++) {
    visit(row * length, ((top + row) * output[1]! + left) * channels, length);
  }
}

export const zeroPadding: ReferenceKernels = {
  forward(resolved, { xs: [x], y }) {
    y.fill(0);
    eachRow(resolved, (from, to, length) => y.set(x!.subarray(from, from + length), to));
  },
  backward(resolved, { dxs: [dx], dy }) {
    eachRow(resolved, (to, from, length) => dx?.set(dy.subarray(from, from + length), to));
  },
};
