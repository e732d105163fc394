import { type OperationKind, withoutParameters } from "./operation.ts";

/** Of vectors, which lie one behind the other then: copies, which no kernel makes faster. */
export const concatenate: OperationKind = {
  fuse: ([resolved]) => (resolved!.output.length === 1 ? 1 : 0),
  scratch: () => 0,
  bind: (_kernels, _layers, { inputs, output }) => ({
    ...withoutParameters,
    forward(image) {
      let start = 0;
      for (const { values } of inputs) {
        output.values[image]!.set(values[image]!, start);
        start += values[image]!.length;
      }
    },
    backward(image) {
      let start = 0;
      for (const { values, gradients } of inputs) {
        const end = start + values[image]!.length;
        if (gradients) gradients[image]!.set(output.gradients![image]!.subarray(start, end));
        start = end;
      }
    },
  }),
};
