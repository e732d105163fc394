import { sizeOf } from "../shape.ts";
import { address, type OperationKind, Parts, withoutParameters } from "./operation.ts";
import { plainPoolSize } from "./tail.ts";

export const maxPool2d: OperationKind = {
  fuse: ([check]) => (plainPoolSize(check!) > 0 ? 1 : 0),
  scratch([check], { images }) {
    const parts = new Parts();
    parts.takeEach(images, sizeOf(check!.output));
    return parts.length;
  },
  bind(kernels, [check], { inputs: [x], output: y, scratch }, { images }) {
    const size = plainPoolSize(check!);
    const [outHeight, outWidth, channels] = check!.output as [number, number, number];
    const rowBytes = check!.inputs[0]![1]! * channels * 4;
    const xBytes = sizeOf(check!.inputs[0]!) * 4;
    // Where each maximum came from: offsets, not floats.
    const from = new Parts(scratch).takeEach(images, sizeOf(check!.output)).map(address);
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
