import type { Operation, Tensors } from "../backend.ts";
import { type BatchNormalization, normalizationDefaults } from "../layers/normalization.ts";
import { sizeOf } from "../shape.ts";
import type { ResolvedLayer } from "../spec.ts";

/** y = (x − mean) / √(variance + epsilon) · gamma + beta; see `BatchNormalization`. Two passes, all in float64. */
export function bindBatchNormalization(resolved: ResolvedLayer, tensors: Tensors): Operation {
  const { inputs, output, parameters, gradients } = tensors;
  const { epsilon } = { ...normalizationDefaults, ...(resolved.layer as BatchNormalization) };
  const channels = resolved.output.at(-1)!;
  const pixels = sizeOf(resolved.output) / channels;
  const [gamma, beta, movingMean, movingVariance] = parameters as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const [xs, dxs] = [inputs[0]!.values, inputs[0]!.gradients];
  const [ys, dys] = [output.values, output.gradients];
  const perChannel = () => new Float64Array(channels);
  const [mean, variance] = [perChannel(), perChannel()];
  // Of a shard: Σ dy and Σ dy · x̂.
  const [sum, product] = [perChannel(), perChannel()];
  const sums = parameters.map(perChannel);
  const each = (values: Float32Array, visit: (value: number, channel: number, i: number) => void) => {
    for (const [i, value] of values.entries()) visit(value, i % channels, i);
  };
  const scaled = (value: number, c: number) => (value - mean[c]!) / Math.sqrt(variance[c]! + epsilon);
  let count = 0;
  return {
    prepare() {},
    clear: () => sums.forEach((values) => void values.fill(0)),
    batch: {
      accumulateStats() {},
      finalizeStats(number) {
        count = number * pixels;
        mean.fill(0);
        variance.fill(0);
        const shard = xs.slice(0, number);
        for (const x of shard) {
          each(x, (value, c) => {
            mean[c]! += value / count;
          });
        }
        for (const x of shard) {
          each(x, (value, c) => {
            variance[c]! += (value - mean[c]!) ** 2 / count;
          });
        }
        for (let c = 0; c < channels; c++) {
          sums[2]![c]! += mean[c]! * number;
          sums[3]![c]! += variance[c]! * number;
        }
      },
      accumulateGradientStats() {},
      finalizeGradientStats(number) {
        sum.fill(0);
        product.fill(0);
        for (let image = 0; image < number; image++) {
          each(dys![image]!, (gradient, c, i) => {
            sum[c]! += gradient;
            product[c]! += gradient * scaled(xs[image]![i]!, c);
          });
        }
        for (let c = 0; c < channels; c++) {
          sums[0]![c]! += product[c]!;
          sums[1]![c]! += sum[c]!;
        }
      },
    },
    forward(image, random) {
      if (random === null) {
        mean.set(movingMean);
        variance.set(movingVariance);
      }
      const y = ys[image]!;
      each(xs[image]!, (value, c, i) => {
        y[i] = scaled(value, c) * gamma[c]! + beta[c]!;
      });
    },
    backward(image) {
      const dx = dxs?.[image];
      if (!dx) return;
      each(dys![image]!, (gradient, c, i) => {
        const centred = gradient - sum[c]! / count - (scaled(xs[image]![i]!, c) * product[c]!) / count;
        dx[i] = (centred * gamma[c]!) / Math.sqrt(variance[c]! + epsilon);
      });
    },
    collect: () => sums.forEach((values, i) => void gradients![i]!.set(values)),
  };
}
