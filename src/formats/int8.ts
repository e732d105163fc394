/** Numbers as whole numbers in −127…127, each times the scale of its place on the last axis. */
export interface Quantized {
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/**
 * Rounds weights so that the largest of each place of the last axis, which is an output's, becomes ±127: symmetric, per channel
 * (https://arxiv.org/abs/1806.08342). Where all are 0, so is the scale.
 *
 * @param weights in row-major order, the last axis of `channels` places.
 */
export function quantize(weights: Float32Array, channels: number): Quantized {
  const scales = new Float32Array(channels);
  for (const [i, weight] of weights.entries()) {
    scales[i % channels] = Math.max(scales[i % channels]!, Math.abs(weight));
  }
  for (const [channel, largest] of scales.entries()) scales[channel] = largest / 127;
  const values = Int8Array.from(weights, (weight, i) => {
    const scale = scales[i % channels]!;
    // A scale can round to 0, or a little too low.
    return scale === 0 ? 0 : Math.max(-127, Math.min(127, Math.floor(weight / scale + 0.5)));
  });
  return { values, scales };
}

/** The weights that a model has once it was written and read. */
export function dequantize(values: Int8Array, scales: Float32Array): Float32Array {
  return Float32Array.from(values, (value, i) => value * scales[i % scales.length]!);
}
