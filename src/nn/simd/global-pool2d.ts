import { sizeOf } from "../shape.ts";
import type { ResolvedLayer } from "../spec.ts";
import { address, type OperationKind, ScratchAllocator, withoutParameters } from "./operation.ts";

const fuse = ([resolved]: readonly ResolvedLayer[]) => (resolved!.output[0]! % 4 === 0 ? 1 : 0);

export const globalAveragePool2d: OperationKind = {
  fuse,
  scratch: () => 0,
  bind(kernels, [resolved], { inputs: [x], output: y }) {
    const [height, width, channels] = resolved!.inputs[0] as [number, number, number];
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
  scratch([resolved], { images }) {
    const allocator = new ScratchAllocator();
    allocator.takeEach(images, sizeOf(resolved!.output));
    return allocator.length;
  },
  bind(kernels, [resolved], { inputs: [x], output: y, scratch }, { images }) {
    const [height, width, channels] = resolved!.inputs[0] as [number, number, number];
    const pixels = height * width;
    const from = new ScratchAllocator(scratch).takeEach(images, channels).map(address);
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
