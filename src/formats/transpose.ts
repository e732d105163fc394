import { type Shape, sizeOf } from "../nn/shape.ts";

/** Values of a tensor with its axes in another order: axis i of the result is axis `order[i]` of what is given. */
export function transpose(values: Float32Array, shape: Shape, order: readonly number[]): Float32Array {
  const steps = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const result = new Float32Array(values.length);
  for (let i = 0; i < result.length; i++) {
    let rest = i;
    let from = 0;
    for (let axis = order.length - 1; axis >= 0; axis--) {
      const size = shape[order[axis]!]!;
      from += (rest % size) * steps[order[axis]!]!;
      rest = Math.floor(rest / size);
    }
    result[i] = values[from]!;
  }
  return result;
}
