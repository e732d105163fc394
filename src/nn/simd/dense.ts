import type { ExecutionMode } from "../backend.ts";
import type { ResolvedLayer } from "../spec.ts";
import { address, type OperationKind, roundUp, ScratchAllocator } from "./operation.ts";

/** Sizes of a dense layer, and its parts of the scratch. */
function layoutOf({ inputs, output }: ResolvedLayer, { training }: ExecutionMode, allocator: ScratchAllocator) {
  const units = output[0]!;
  const count = inputs[0]![0]!;
  const length = roundUp(count, 4);
  return {
    ...{ units, count, length },
    /** [units][length]: each unit's weights side by side. */
    w: allocator.take(units * length),
    dw: allocator.take(training ? units * length : 0),
    /** In place of what the layer does not have. */
    bias: allocator.take(units),
    dbias: allocator.take(training ? units : 0),
  };
}

export const dense: OperationKind = {
  fuse: () => 1,
  scratch([resolved], mode) {
    const allocator = new ScratchAllocator();
    layoutOf(resolved!, mode, allocator);
    return allocator.length;
  },
  bind(kernels, [resolved], { inputs: [x], output: y, parameters, gradients, scratch }, mode) {
    const layout = layoutOf(resolved!, mode, new ScratchAllocator(scratch));
    const { units, count, length, w, dw } = layout;
    const [kernel, bias = layout.bias] = parameters as [Float32Array, Float32Array?];
    const dbias = gradients?.[1] ?? layout.dbias;
    return {
      prepare() {
        kernels.transpose(address(kernel), address(w), count, units, units * 4, length * 4);
      },
      clear() {
        dw.fill(0);
        dbias.fill(0);
      },
      forward(image) {
        const [input, output] = [address(x!.values[image]), address(y.values[image])];
        kernels.denseForward(input, address(w), address(bias), output, units, length);
      },
      backward(image) {
        const [input, dx] = [address(x!.values[image]), address(x!.gradients?.[image])];
        const dy = address(y.gradients![image]);
        kernels.denseBackward(input, dx, address(w), address(dw), address(dbias), dy, units, length);
      },
      collect() {
        kernels.transpose(address(dw), address(gradients![0]), units, count, length * 4, units * 4);
      },
    };
  },
};
