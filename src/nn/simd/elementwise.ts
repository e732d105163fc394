import type { Dropout } from "../layers/elementwise.ts";
import { sizeOf } from "../shape.ts";
import { address, type OperationKind, Parts, withoutParameters } from "./operation.ts";

export const relu: OperationKind = {
  fuse: () => 1,
  scratch: () => 0,
  bind: (kernels, [check], { inputs: [x], output: y }) => ({
    ...withoutParameters,
    forward: (image) => kernels.reluForward(address(x!.values[image]), address(y.values[image]), sizeOf(check!.output)),
    backward(image) {
      if (!x!.gradients) return;
      const [dy, dx] = [address(y.gradients![image]), address(x!.gradients[image])];
      kernels.reluBackward(address(y.values[image]), dy, dx, sizeOf(check!.output));
    },
  }),
};

export const dropout: OperationKind = {
  fuse: () => 1,
  scratch([check], { images }) {
    const parts = new Parts();
    parts.takeEach(images, sizeOf(check!.output));
    return parts.length;
  },
  bind(kernels, [check], { inputs: [x], output: y, scratch }, { images }) {
    const { rate } = check!.layer as Dropout;
    const length = sizeOf(check!.output);
    const kept = 1 / (1 - rate);
    const masks = new Parts(scratch).takeEach(images, length);
    return {
      ...withoutParameters,
      forward(image, random) {
        const mask = masks[image]!;
        if (random === null) {
          if (x!.gradients) mask.fill(1);
          y.values[image]!.set(x!.values[image]!);
          return;
        }
        for (let i = 0; i < length; i++) mask[i] = random.float() < rate ? 0 : kept;
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
