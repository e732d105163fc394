import { sizeOf } from "../shape.ts";
import type { LayerCheck } from "../spec.ts";
import { address, type OperationKind, Parts, withoutParameters } from "./operation.ts";

const fuse = ([check]: readonly LayerCheck[]) => (check!.output[0]! % 4 === 0 ? 1 : 0);

export const globalAveragePool2d: OperationKind = {
  fuse,
  scratch: () => 0,
  bind(kernels, [check], { inputs: [x], output: y }) {
    const [height, width, channels] = check!.inputs[0] as [number, number, number];
    const pixels = height * width;
    return {
      ...withoutParameters,
      forward: (image) =>
        kernels.globalAverageForward(address(x!.values[image]), address(y.values[image]), pixels, channels),
      backward(image) {
        if (!x!.gradients) return;
        const [dy, dx] = [address(y.gradients![image]), address(x!.gradients[image])];
        kernels.globalAverageBackward(dy, dx, pixels, channels);
      },
    };
  },
};

export const globalMaxPool2d: OperationKind = {
  fuse,
  scratch([check], { images }) {
    const parts = new Parts();
    parts.takeEach(images, sizeOf(check!.output));
    return parts.length;
  },
  bind(kernels, [check], { inputs: [x], output: y, scratch }, { images }) {
    const [height, width, channels] = check!.inputs[0] as [number, number, number];
    const pixels = height * width;
    const from = new Parts(scratch).takeEach(images, channels).map(address);
    return {
      ...withoutParameters,
      forward: (image) =>
        kernels.globalMaxForward(address(x!.values[image]), address(y.values[image]), from[image]!, pixels, channels),
      backward(image) {
        if (!x!.gradients) return;
        const [dy, dx] = [address(y.gradients![image]), address(x!.gradients[image])];
        kernels.maxPool2dBackward(dy, from[image]!, dx, channels, pixels * channels * 4);
      },
    };
  },
};
