import type { ExecutionMode, Operation, Tensors } from "../backend.ts";
import type { Kernels } from "../kernels/kernels.generated.ts";
import { type BatchNormalization, normalizationDefaults } from "../layers/normalization.ts";
import { sizeOf } from "../shape.ts";
import type { ResolvedLayer } from "../spec.ts";
import { epilogueLength, epilogueOf } from "./epilogue.ts";
import { address, type OperationKind, ScratchAllocator } from "./operation.ts";

/**
 * Gamma, beta and the moving statistics of a batch normalisation as a factor and a term for each channel: what it does in use.
 */
export function movingScale(
  { layer }: ResolvedLayer,
  [gamma, beta, mean, variance]: readonly Float32Array[],
): { readonly scale: Float32Array; readonly shift: Float32Array } {
  const { epsilon } = { ...normalizationDefaults, ...(layer as BatchNormalization) };
  const scale = gamma!.map((value, c) => value / Math.sqrt(variance![c]! + epsilon));
  return { scale, shift: beta!.map((value, c) => value - mean![c]! * scale[c]!) };
}

/** Sizes of a normalisation with what follows it, and its parts of the scratch. */
function layoutOf(layers: readonly ResolvedLayer[], { training, images }: ExecutionMode, allocator: ScratchAllocator) {
  const [resolved] = layers as [ResolvedLayer];
  const [height, width, channels] = resolved.output as [number, number, number];
  const epilogue = epilogueOf(layers);
  const perChannel = () => allocator.take(channels);
  return {
    ...{ epilogue, channels, width, pixels: height * width },
    /** y = scale · z + shift: in use, and of a shard. */
    ...{ usedScale: perChannel(), usedShift: perChannel(), scale: perChannel(), shift: perChannel() },
    /** dz = scale · dv + slope · z + gradientShift. */
    ...{ mean: perChannel(), slope: perChannel(), gradientShift: perChannel() },
    /** What the kernels give of an image. */
    ...{ first: perChannel(), second: perChannel() },
    from: allocator.takeEach(images, epilogue.pool ? sizeOf(layers.at(-1)!.output) : 0),
    /** In place of the gradient by the input, where nobody asks for it. */
    dv: allocator.take(training ? sizeOf(resolved.output) : 0),
  };
}

type Layout = ReturnType<typeof layoutOf>;

/** Batch normalisation, with the sum, ReLU and pool behind it. */
export const batchNormalization: OperationKind = {
  fuse(layers) {
    const [resolved] = layers as [ResolvedLayer];
    if (resolved.output.length !== 3 || resolved.output[2]! % 4 !== 0) return 0;
    const epilogue = epilogueOf(layers);
    return epilogue.normalization ? 1 : 1 + epilogueLength(epilogue);
  },
  scratch(layers, mode) {
    const allocator = new ScratchAllocator();
    layoutOf(layers.slice(0, this.fuse(layers, mode)), mode, allocator);
    return allocator.length;
  },
  bind: bindBatchNormalization,
};

function bindBatchNormalization(
  kernels: Kernels,
  layers: readonly ResolvedLayer[],
  { inputs: [z, skip], output: y, parameters, gradients, scratch }: Tensors,
  mode: ExecutionMode,
): Operation {
  const layout = layoutOf(layers, mode, new ScratchAllocator(scratch));
  const { epilogue, channels, width, pixels, usedScale, usedShift, scale, shift, mean, slope, gradientShift } = layout;
  const [resolved] = layers as [ResolvedLayer];
  const [outHeight, outWidth] = layers.at(-1)!.output as [number, number];
  const outputs = sizeOf(layers.at(-1)!.output);
  const rowBytes = width * channels * 4;
  const floor = epilogue.relu ? 0 : Number.NEGATIVE_INFINITY;
  const from = layout.from.map(address);

  const statistics = shardStatistics(resolved, layout, parameters);
  const gradientOf = (image: number) => z!.gradients?.[image] ?? layout.dv;

  return {
    prepare() {
      const moving = movingScale(resolved, parameters);
      usedScale.set(moving.scale);
      usedShift.set(moving.shift);
    },
    clear() {
      for (const values of statistics.sums) values.fill(0);
    },
    batch: {
      accumulateStats(image) {
        kernels.moments(address(z!.values[image]), address(layout.first), address(layout.second), pixels, channels);
        statistics.accumulate(image);
      },
      finalizeStats: statistics.finalize,
      accumulateGradientStats(image) {
        // The gradient by what the normalisation gives is kept where that by its input will be.
        const dv = gradientOf(image);
        const skipGradient = skip?.gradients?.[image];
        const dy = address(y.gradients![image]);
        if (epilogue.pool) {
          kernels.scatterGradient(dy, address(y.values[image]), from[image]!, address(dv), outputs, dv.length * 4);
        } else if (epilogue.relu) {
          kernels.maskGradient(dy, address(y.values[image]), address(dv), address(skipGradient), outputs);
        } else {
          dv.set(y.gradients![image]!);
        }
        if (skipGradient && (epilogue.pool || !epilogue.relu)) skipGradient.set(dv);
        const [first, second] = [address(layout.first), address(layout.second)];
        kernels.normalizeSums(address(dv), address(z!.values[image]), address(mean), first, second, pixels, channels);
        statistics.accumulateGradient(image);
      },
      finalizeGradientStats: statistics.finalizeGradient,
    },
    forward(image, random) {
      const [factor, term] = random === null ? [usedScale, usedShift] : [scale, shift];
      const [input, output] = [address(z!.values[image]), address(y.values[image])];
      const [factorAt, termAt, other] = [address(factor), address(term), address(skip?.values[image])];
      if (epilogue.pool) {
        kernels.normalizePooledForward(
          input,
          factorAt,
          termAt,
          other,
          output,
          from[image]!,
          outHeight,
          outWidth,
          channels,
          rowBytes,
        );
      } else {
        kernels.normalizeForward(input, factorAt, termAt, other, output, pixels, channels, floor);
      }
    },
    backward(image) {
      const dz = z!.gradients?.[image];
      if (!dz) return;
      // The gradient by the output of the normalisation gives place to that by its input.
      const dv = address(dz);
      const [factor, slopes, term] = [address(scale), address(slope), address(gradientShift)];
      kernels.normalizeBackward(dv, address(z!.values[image]), factor, slopes, term, dv, pixels, channels);
    },
    collect() {
      for (const [i, values] of statistics.sums.entries()) gradients![i]!.set(values);
    },
  };
}

/**
 * Statistics of a shard, in float64: those of its images put together, and from them the factors and terms of each channel.
 * What the kernels give of an image is in `first` and `second`.
 */
function shardStatistics(
  { layer }: ResolvedLayer,
  { channels, pixels, first, second, mean, scale, shift, slope, gradientShift }: Layout,
  parameters: readonly Float32Array[],
) {
  const { epsilon } = { ...normalizationDefaults, ...(layer as BatchNormalization) };
  const [gamma, beta] = parameters as [Float32Array, Float32Array];
  const perChannel = () => new Float64Array(channels);
  const [means, squares, variance] = [perChannel(), perChannel(), perChannel()];
  const [sum, product] = [perChannel(), perChannel()];
  /** Sums over shards: of the gradients by gamma and beta, and of what the moving statistics take. */
  const sums = parameters.map(perChannel);
  let images = 0;
  return {
    sums,
    accumulate(image: number) {
      if (image === 0) {
        means.fill(0);
        squares.fill(0);
      }
      // The distance of this image's mean from that of those before it adds to the squares.
      for (let c = 0; c < channels; c++) {
        const distance = first[c]! - means[c]!;
        means[c]! += distance / (image + 1);
        squares[c]! += second[c]! + (distance * distance * pixels * image) / (image + 1);
      }
    },
    finalize(count: number) {
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
    accumulateGradient(image: number) {
      if (image === 0) {
        sum.fill(0);
        product.fill(0);
      }
      for (let c = 0; c < channels; c++) {
        sum[c]! += first[c]!;
        product[c]! += second[c]!;
      }
    },
    finalizeGradient() {
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
  };
}
