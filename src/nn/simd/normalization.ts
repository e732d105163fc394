import type { Operation, Purpose, Tensors } from "../backend.ts";
import type { Kernels } from "../kernels/kernels.generated.ts";
import { type BatchNormalization, normalizationDefaults } from "../layers/normalization.ts";
import { sizeOf } from "../shape.ts";
import type { LayerCheck } from "../spec.ts";
import { address, type OperationKind, Parts } from "./operation.ts";
import { tailLength, tailOf } from "./tail.ts";

/**
 * Gamma, beta and the moving statistics of a batch normalisation as a factor and a term for each channel: what it does in use.
 */
export function movingScale(
  { layer }: LayerCheck,
  [gamma, beta, mean, variance]: readonly Float32Array[],
): { readonly scale: Float32Array; readonly shift: Float32Array } {
  const { epsilon } = { ...normalizationDefaults, ...(layer as BatchNormalization) };
  const scale = gamma!.map((value, c) => value / Math.sqrt(variance![c]! + epsilon));
  return { scale, shift: beta!.map((value, c) => value - mean![c]! * scale[c]!) };
}

/** Sizes of a normalisation with what follows it, and its parts of the scratch. */
function layoutOf(checks: readonly LayerCheck[], { training, images }: Purpose, parts: Parts) {
  const [check] = checks as [LayerCheck];
  const [height, width, channels] = check.output as [number, number, number];
  const tail = tailOf(checks);
  const perChannel = () => parts.take(channels);
  return {
    ...{ tail, channels, width, pixels: height * width },
    /** y = scale · z + shift: in use, and of a shard. */
    ...{ usedScale: perChannel(), usedShift: perChannel(), scale: perChannel(), shift: perChannel() },
    /** dz = scale · dv + slope · z + gradientShift. */
    ...{ mean: perChannel(), slope: perChannel(), gradientShift: perChannel() },
    /** What the kernels give of an image. */
    ...{ first: perChannel(), second: perChannel() },
    from: parts.takeEach(images, tail.pool ? sizeOf(checks.at(-1)!.output) : 0),
    /** In place of the gradient by the input, where nobody asks for it. */
    dv: parts.take(training ? sizeOf(check.output) : 0),
  };
}

/** Batch normalisation, with the sum, ReLU and pool behind it. */
export const batchNormalization: OperationKind = {
  fuse(checks) {
    const [check] = checks as [LayerCheck];
    if (check.output.length !== 3 || check.output[2]! % 4 !== 0) return 0;
    const tail = tailOf(checks);
    return tail.normalization ? 1 : 1 + tailLength(tail);
  },
  scratch(checks, purpose) {
    const parts = new Parts();
    layoutOf(checks.slice(0, this.fuse(checks, purpose)), purpose, parts);
    return parts.length;
  },
  bind: bindBatchNormalization,
};

function bindBatchNormalization(
  kernels: Kernels,
  checks: readonly LayerCheck[],
  { inputs: [z, skip], output: y, parameters, gradients, scratch }: Tensors,
  purpose: Purpose,
): Operation {
  const layout = layoutOf(checks, purpose, new Parts(scratch));
  const { tail, channels, width, pixels, usedScale, usedShift, scale, shift, mean, slope, gradientShift } = layout;
  const [check] = checks as [LayerCheck];
  const { epsilon } = { ...normalizationDefaults, ...(check.layer as BatchNormalization) };
  const [gamma, beta] = parameters as [Float32Array, Float32Array];
  const [outHeight, outWidth] = checks.at(-1)!.output as [number, number];
  const outputs = sizeOf(checks.at(-1)!.output);
  const rowBytes = width * channels * 4;
  const floor = tail.relu ? 0 : Number.NEGATIVE_INFINITY;
  const from = layout.from.map(address);

  // Of a shard, in float64: statistics of its images put together, then sums over them.
  const perChannel = () => new Float64Array(channels);
  const [means, squares, variance, sum, product] = Array.from({ length: 5 }, perChannel) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const sums = parameters.map(perChannel);
  let images = 0;
  const gradientOf = (image: number) => z!.gradients?.[image] ?? layout.dv;

  return {
    prepare() {
      const moving = movingScale(check, parameters);
      usedScale.set(moving.scale);
      usedShift.set(moving.shift);
    },
    clear() {
      for (const values of sums) values.fill(0);
    },
    batch: {
      gather(image) {
        if (image === 0) {
          means.fill(0);
          squares.fill(0);
        }
        kernels.moments(address(z!.values[image]), address(layout.first), address(layout.second), pixels, channels);
        // The distance of this image's mean from that of those before it adds to the squares.
        for (let c = 0; c < channels; c++) {
          const distance = layout.first[c]! - means[c]!;
          means[c]! += distance / (image + 1);
          squares[c]! += layout.second[c]! + (distance * distance * pixels * image) / (image + 1);
        }
      },
      settle(count) {
        images = count;
        for (let c = 0; c < channels; c++) {
          variance[c] = squares[c]! / (count * pixels);
          mean[c] = means[c]!;
          scale[c] = gamma[c]! / Math.sqrt(variance[c]! + epsilon);
          shift[c] = beta[c]! - means[c]! * scale[c]!;
          sums[2]![c]! += means[c]! * count;
          sums[3]![c]! += variance[c]! * count;
        }
      },
      gatherGradient(image) {
        if (image === 0) {
          sum.fill(0);
          product.fill(0);
        }
        // The gradient by what the normalisation gives is kept where that by its input will be.
        const dv = gradientOf(image);
        const skipGradient = skip?.gradients?.[image];
        const dy = address(y.gradients![image]);
        if (tail.pool) {
          kernels.scatterGradient(dy, address(y.values[image]), from[image]!, address(dv), outputs, dv.length * 4);
        } else if (tail.relu) {
          kernels.maskGradient(dy, address(y.values[image]), address(dv), address(skipGradient), outputs);
        } else {
          dv.set(y.gradients![image]!);
        }
        if (skipGradient && (tail.pool || !tail.relu)) skipGradient.set(dv);
        kernels.normalizeSums(
          ...[address(dv), address(z!.values[image]), address(mean)],
          ...[address(layout.first), address(layout.second), pixels, channels],
        );
        for (let c = 0; c < channels; c++) {
          sum[c]! += layout.first[c]!;
          product[c]! += layout.second[c]!;
        }
      },
      settleGradient() {
        const count = images * pixels;
        for (let c = 0; c < channels; c++) {
          const inverse = 1 / Math.sqrt(variance[c]! + epsilon);
          sums[0]![c]! += product[c]! * inverse;
          sums[1]![c]! += sum[c]!;
          const bend = (-scale[c]! * product[c]! * inverse * inverse) / count;
          slope[c] = bend;
          gradientShift[c] = (-scale[c]! * sum[c]!) / count - bend * mean[c]!;
        }
      },
    },
    forward(image, random) {
      const [factor, term] = random === null ? [usedScale, usedShift] : [scale, shift];
      const input = [address(z!.values[image]), address(factor), address(term)] as const;
      const [other, output] = [address(skip?.values[image]), address(y.values[image])];
      if (tail.pool) {
        kernels.normalizePooledForward(...input, other, output, from[image]!, outHeight, outWidth, channels, rowBytes);
      } else {
        kernels.normalizeForward(...input, other, output, pixels, channels, floor);
      }
    },
    backward(image) {
      const dz = z!.gradients?.[image];
      if (!dz) return;
      kernels.normalizeBackward(
        ...[address(dz), address(z!.values[image]), address(scale), address(slope), address(gradientShift)],
        ...[address(dz), pixels, channels],
      );
    },
    collect() {
      for (const [i, values] of sums.entries()) gradients![i]!.set(values);
    },
  };
}
