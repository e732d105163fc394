import type { ExecutionMode, Operation, Tensors } from "../../backend.ts";
import type { Kernels } from "../../kernels/kernels.generated.ts";
import type { ResolvedLayer } from "../../spec.ts";
import { type Epilogue, epilogueLength, epilogueOf } from "../epilogue.ts";
import { address, type OperationKind, roundUp, ScratchAllocator } from "../operation.ts";
import { fold } from "./folded.ts";
import { convGeometry, crop, pad } from "./geometry.ts";
import { sparseBackward, sparseBackwardLayout } from "./sparse-backward.ts";

const nothing: Epilogue = { normalization: null, sum: null, relu: null, pool: null };

/** What it takes along, and how the output is cut into tiles. */
function planOf(layers: readonly ResolvedLayer[], { training }: ExecutionMode) {
  const [height, width] = layers[0]!.output as [number, number];
  const epilogue = epilogueOf(layers);
  const tiles = (side: number) => [Math.ceil(height / side), Math.ceil(width / side)] as const;
  const [rows, columns] = tiles(4);
  // In training only ReLU and pool, whose gradient is sparse, and whose windows are tiles of 2×2.
  const pools = epilogue.pool !== null && (!training || (epilogue.normalization === null && epilogue.sum === null));
  // In training, where there are few large tiles, fetching their weights and gradients costs more than the products that they save.
  const large = rows * columns >= (training ? 12 : 4);
  if (pools && (training || !large))
    return { epilogue, side: 2, tileRows: height >> 1, tileColumns: width >> 1 } as const;
  const unpooled = training ? nothing : { ...epilogue, pool: null };
  const side = large ? 4 : 2;
  const [tileRows, tileColumns] = tiles(side);
  return { epilogue: unpooled, side, tileRows, tileColumns } as const;
}

function layoutOf(layers: readonly ResolvedLayer[], mode: ExecutionMode, allocator: ScratchAllocator) {
  const { epilogue, side, tileRows, tileColumns } = planOf(layers, mode);
  const geometry = convGeometry(layers[0]!, [side * tileRows + 2, side * tileColumns + 2]);
  const elements = (side + 2) ** 2;
  const { channels, filters } = geometry;
  const tiles = tileRows * tileColumns;
  const isDense = mode.training && !epilogue.pool;
  const weights = elements * channels * filters;
  // An odd number of cache lines, so that the elements of a tile do not share a few sets of the cache.
  const element = (depth: number) => (Math.ceil((tiles * depth) / 16) | 1) * 16;
  return {
    ...{ epilogue, side, elements, tileRows, tileColumns, tiles, geometry, isDense },
    /** From a row of the padded input to the next, and from an element of v and of m to the next. */
    ...{ rowBytes: geometry.paddedRow * 4, vBytes: element(channels) * 4, mBytes: element(filters) * 4 },
    kernel: allocator.take(9 * channels * filters),
    bias: allocator.take(roundUp(filters, 4)),
    padded: allocator.take(geometry.paddedSize),
    temp: allocator.take(side === 4 ? 36 * 4 : 0),
    /** Transformed weights, inputs and outputs. */
    u: allocator.take(weights),
    v: allocator.take(elements * element(channels)),
    m: allocator.take(elements * element(filters)),
    /** Where each maximum of the pool came from: offsets, not floats. */
    from: allocator.takeEach(mode.images, epilogue.pool ? tiles * filters : 0),
    sparse: isDense ? null : sparseBackwardLayout(geometry, { outputs: tiles, pools: true }, mode, allocator),
    uTransposed: allocator.take(isDense ? weights : 0),
    du: allocator.take(isDense ? weights : 0),
    dx: allocator.take(isDense ? geometry.paddedSize : 0),
  };
}

type Layout = ReturnType<typeof layoutOf>;

/** A 3×3 convolution of stride 1 by Winograd's tiles: fewer products for more additions. */
export const winograd: OperationKind = {
  fuse(layers, mode) {
    const { kernelHeight, kernelWidth, stride, strideAcross, channels, filters } = convGeometry(layers[0]!);
    const { epilogue, tileRows, tileColumns } = planOf(layers, mode);
    const fits =
      [kernelHeight, kernelWidth, stride, strideAcross].join() === "3,3,1,1" &&
      channels % 4 === 0 &&
      filters % 4 === 0 &&
      tileRows * tileColumns >= 4 &&
      // Larger ones would stay in no cache once they are transformed, and take several times the memory.
      channels * filters <= 2 ** 18;
    return fits ? 1 + epilogueLength(epilogue) : 0;
  },
  scratch(layers, mode) {
    const allocator = new ScratchAllocator();
    layoutOf(layers, mode, allocator);
    return allocator.length;
  },
  bind(kernels, layers, tensors, mode) {
    const layout = layoutOf(layers, mode, new ScratchAllocator(tensors.scratch));
    const { epilogue, tileRows, tileColumns, tiles, geometry, padded, bias, u, v, m } = layout;
    const { channels, filters, outHeight, outWidth } = geometry;
    const { rowBytes, vBytes, mBytes } = layout;
    const { inputs, output, parameters } = tensors;
    const [x, skip] = inputs;
    const { images } = mode;
    const from = layout.from.map(address);
    const { elements, side } = layout;
    const temp = address(layout.temp);
    const backward = layout.sparse
      ? sparseBackward(kernels, geometry, layout.sparse, tensors, {
          padded,
          from,
          shape: [tileRows, tileColumns],
          images,
        })
      : denseBackward(kernels, layout, tensors);
    const floor = epilogue.relu ? 0 : Number.NEGATIVE_INFINITY;
    return {
      ...backward,
      prepare() {
        const folded = fold(layers[0]!, epilogue.normalization, parameters);
        bias.set(folded.bias);
        layout.kernel.set(folded.kernel);
        const uTransposed = layout.isDense ? address(layout.uTransposed) : 0;
        kernels.winogradWeights(side, address(layout.kernel), address(u), uTransposed, channels, filters);
        if (mode.training) backward.prepare();
      },
      forward(image) {
        const source = pad(kernels, geometry, x!.values[image]!, padded);
        const [vAt, mAt, biasAt] = [address(v), address(m), address(bias)];
        kernels.winogradInput(side, source, vAt, tileRows, tileColumns, channels, rowBytes, vBytes, temp);
        kernels.multiplyMatrices(vAt, address(u), mAt, tiles, channels, filters, elements, vBytes, mBytes);
        const [skipAt, y] = [address(skip?.values[image]), address(output.values[image])];
        if (epilogue.pool) {
          kernels.winogradOutputPooled(
            mAt,
            biasAt,
            skipAt,
            y,
            from[image]!,
            tileRows,
            tileColumns,
            filters,
            mBytes,
            rowBytes,
            channels * 4,
            outWidth * filters * 4,
          );
        } else {
          kernels.winogradOutput(side, mAt, biasAt, skipAt, y, outHeight, outWidth, filters, mBytes, floor, temp);
        }
      },
    };
  },
};

/** The forward pass backwards, each step transposed. */
function denseBackward(
  kernels: Kernels,
  layout: Layout,
  { inputs: [x], output, gradients }: Tensors,
): Pick<Operation, "prepare" | "clear" | "backward" | "collect"> {
  const { side, elements, tileRows, tileColumns, tiles, geometry, rowBytes, vBytes, mBytes } = layout;
  const { padded, v, m, uTransposed, du, dx: paddedGradient } = layout;
  const { channels, filters, outHeight, outWidth } = geometry;
  const temp = address(layout.temp);
  return {
    prepare() {},
    clear() {
      du.fill(0);
      gradients![1]?.fill(0);
    },
    backward(image) {
      const source = pad(kernels, geometry, x!.values[image]!, padded);
      // v holds the transformed input and, once that is used, the gradient by it.
      const [dv, dm] = [address(v), address(m)];
      kernels.winogradInput(side, source, dv, tileRows, tileColumns, channels, rowBytes, vBytes, temp);
      const dy = address(output.gradients![image]);
      kernels.winogradOutputAdjoint(side, dy, dm, outHeight, outWidth, filters, mBytes, temp);
      kernels.addTransposedProducts(dv, dm, address(du), tiles, channels, filters, elements, vBytes, mBytes);
      const dbias = gradients![1];
      if (dbias) kernels.addPixels(dy, address(dbias), outHeight * outWidth, filters);
      const dx = x!.gradients?.[image];
      if (!dx) return;
      kernels.multiplyMatrices(dm, address(uTransposed), dv, tiles, filters, channels, elements, mBytes, vBytes);
      const gradient = geometry.padded ? paddedGradient : dx;
      gradient.fill(0);
      kernels.winogradInputAdjoint(
        side,
        dv,
        address(gradient),
        tileRows,
        tileColumns,
        channels,
        rowBytes,
        vBytes,
        temp,
      );
      if (geometry.padded) crop(kernels, geometry, paddedGradient, dx);
    },
    collect() {
      kernels.winogradWeightsAdjoint(side, address(du), address(gradients![0]), channels * filters, temp);
    },
  };
}
