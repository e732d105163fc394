import { type MaxPool2d, poolWindow } from "../layers/pooling.ts";
import { sizeOf } from "../shape.ts";
import type { LayerCheck } from "../spec.ts";
import { address, type OperationKind, Parts, withoutParameters } from "./operation.ts";

/** The side of square windows that lie side by side within the input; 0 for others, which have no kernel. */
export function plainPoolSize(check: LayerCheck | undefined): number {
  if (check?.layer.type !== "maxPool2d") return 0;
  const { size, stride, padding } = poolWindow(check.layer as MaxPool2d);
  return padding === "valid" && new Set([...size, ...stride]).size === 1 ? size[0] : 0;
}

/** Where the maxima of each image came from. */
function origins(check: LayerCheck, images: number) {
  const parts = new Parts();
  return { each: parts.takeEach(images, sizeOf(check.output)), length: parts.length };
}

export const maxPool2d: OperationKind = {
  fuse: ([check]) => (plainPoolSize(check) > 0 ? 1 : 0),
  scratch: ([check], { images }) => origins(check!, images).length,
  bind(kernels, [check], { inputs: [x], output: y, scratch }, { images }) {
    const size = plainPoolSize(check);
    const [outHeight, outWidth, channels] = check!.output as [number, number, number];
    const rowBytes = check!.inputs[0]![1]! * channels * 4;
    const xBytes = sizeOf(check!.inputs[0]!) * 4;
    const from = origins(check!, images).each.map(({ start }) => scratch.byteOffset + start * 4);
    return {
      ...withoutParameters,
      forward(image) {
        const [input, output] = [address(x!.values[image]), address(y.values[image])];
        kernels.maxPool2dForward(input, output, from[image]!, outHeight, outWidth, channels, size, rowBytes);
      },
      backward(image) {
        if (!x!.gradients) return;
        const [dy, dx] = [address(y.gradients![image]), address(x!.gradients[image])];
        kernels.maxPool2dBackward(dy, from[image]!, dx, sizeOf(check!.output), xBytes);
      },
    };
  },
};
