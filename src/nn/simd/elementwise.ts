import type { Dropout } from "../layers/elementwise.ts";
import { sizeOf } from "../shape.ts";
import { address, type OperationKind, ScratchAllocator, withoutParameters } from "./operation.ts";

export const relu: OperationKind = {
  fuse: () => 1,
  scratch: () => 0,
  bind: (kernels, [resolved], { inputs: [x], output: y }) => ({
    ...withoutParameters,
    forward: (image) =>
      kernels.reluForward(address(x!.values[image]), address(y.values[image]), sizeOf(resolved!.output)),
    backward(image) {
      if (!x!.gradients) return;
      const [dy, dx] = [address(y.gradients![image]), address(x!.gradients[image])];
      kernels.reluBackward(address(y.values[image]), dy, dx, sizeOf(resolved!.output));
    },
  }),
};

/** Of the generator. */
const stateWords = 4;

export const dropout: OperationKind = {
  fuse: () => 1,
  scratch([resolved], { images }) {
    const allocator = new ScratchAllocator();
    allocator.takeEach(images, sizeOf(resolved!.output));
    allocator.take(stateWords);
    return allocator.length;
  },
  bind(kernels, [resolved], { inputs: [x], output: y, scratch }, { images }) {
    const { rate } = resolved!.layer as Dropout;
    const length = sizeOf(resolved!.output);
    const kept = 1 / (1 - rate);
    const allocator = new ScratchAllocator(scratch);
    const masks = allocator.takeEach(images, length);
    const place = allocator.take(stateWords);
    const state = new Uint32Array(place.buffer, place.byteOffset, stateWords);
    return {
      ...withoutParameters,
      forward(image, random) {
        const mask = masks[image]!;
        if (random === null) {
          if (x!.gradients) mask.fill(1);
          y.values[image]!.set(x!.values[image]!);
          return;
        }
        random.save(state);
        kernels.dropoutMask(state.byteOffset, address(mask), length, Math.ceil(rate * 2 ** 32), kept);
        random.restore(state);
        kernels.multiply(address(x!.values[image]), address(mask), address(y.values[image]), length);
      },
      backward(image) {
        if (!x!.gradients) return;
        const [dy, dx] = [address(y.gradients![image]), address(x!.gradients[image])];
        kernels.multiply(dy, address(masks[image]), dx, length);
      },
    };
  },
};
