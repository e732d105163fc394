import { sizeOf } from "../shape.ts";
import { plainPoolSize } from "./epilogue.ts";
import { address, type OperationKind, ScratchAllocator, withoutParameters } from "./operation.ts";

export const maxPool2d: OperationKind = {
  fuse: ([resolved]) => (plainPoolSize(resolved!) > 0 ? 1 : 0),
  scratch([resolved], { images }) {
    const allocator = new ScratchAllocator();
    allocator.takeEach(images, sizeOf(resolved!.output));
    return allocator.length;
  },
  bind(kernels, [resolved], { inputs: [x], output: y, scratch }, { images }) {
    const size = plainPoolSize(resolved!);
    const [outHeight, outWidth, channels] = resolved!.output as [number, number, number];
    const rowBytes = resolved!.inputs[0]![1]! * channels * 4;
    const xBytes = sizeOf(resolved!.inputs[0]!) * 4;
    // Where each maximum came from: offsets, not floats.
    const from = new ScratchAllocator(scratch).takeEach(images, sizeOf(resolved!.output)).map(address);
    return {
      ...withoutParameters,
      forward(image) {
        const [input, output] = [address(x!.values[image]), address(y.values[image])];
        kernels.maxPool2dForward(input, output, from[image]!, outHeight, outWidth, channels, size, rowBytes);
      },
      backward(image) {
        if (!x!.gradients) return;
        const [dy, dx] = [address(y.gradients![image]), address(x!.gradients[image])];
        kernels.maxPool2dBackward(dy, from[image]!, dx, sizeOf(resolved!.output), xBytes);
      },
    };
  },
};
