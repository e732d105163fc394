import type { LayerCheck } from "../spec.ts";
import { address, type OperationKind, Parts, roundUp } from "./operation.ts";

/** Sizes of a dense layer, and where its parts lie in the scratch, in float32 values. */
function denseLayout({ inputs, output }: LayerCheck, training: boolean) {
  const units = output[0]!;
  const count = inputs[0]![0]!;
  const length = roundUp(count, 4);
  const parts = new Parts();
  return {
    ...{ units, count, length },
    /** [units][length]: each unit's weights side by side. */
    w: parts.take(units * length),
    dw: parts.take(training ? units * length : 0),
    /** In place of what the layer does not have. */
    bias: parts.take(units),
    dbias: parts.take(training ? units : 0),
    size: parts.length,
  };
}

export const dense: OperationKind = {
  fuse: () => 1,
  scratch: ([check], { training }) => denseLayout(check!, training).size,
  bind(kernels, [check], { inputs: [x], output: y, parameters, gradients, scratch }, { training }) {
    const layout = denseLayout(check!, training);
    const { units, count, length } = layout;
    const part = ({ start, length }: { start: number; length: number }) => scratch.subarray(start, start + length);
    const [w, dw] = [part(layout.w), part(layout.dw)];
    const [kernel, bias = part(layout.bias)] = parameters as [Float32Array, Float32Array?];
    const dbias = gradients?.[1] ?? part(layout.dbias);
    return {
      prepare() {
        for (let u = 0; u < units; u++) {
          for (let i = 0; i < count; i++) w[u * length + i] = kernel[i * units + u]!;
        }
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
        const dkernel = gradients![0]!;
        for (let u = 0; u < units; u++) {
          for (let i = 0; i < count; i++) dkernel[i * units + u] = dw[u * length + i]!;
        }
      },
    };
  },
};
