import type { Operation, Purpose, Tensors } from "../../backend.ts";
import type { Kernels } from "../../kernels/kernels.generated.ts";
import type { LayerCheck } from "../../spec.ts";
import { address, type OperationKind, Parts, roundUp } from "../operation.ts";
import { type Tail, tailLength, tailOf } from "../tail.ts";
import { fold } from "./folded.ts";
import { convGeometry, crop, pad } from "./geometry.ts";
import { sparseBackward, sparseBackwardParts } from "./sparse-backward.ts";

const nothing: Tail = { normalization: null, sum: null, relu: null, pool: null };

/** What it takes along, and how the output is cut into tiles. */
function planOf(checks: readonly LayerCheck[], { training }: Purpose) {
  const [height, width] = checks[0]!.output as [number, number];
  const tail = tailOf(checks);
  const tiles = (side: number) => [Math.ceil(height / side), Math.ceil(width / side)] as const;
  const [rows, columns] = tiles(4);
  // In training only ReLU and pool, whose gradient is sparse, and whose windows are tiles of 2×2.
  const pools = tail.pool !== null && (!training || (tail.normalization === null && tail.sum === null));
  // Where there are few large tiles, fetching their weights costs more than the products that they save.
  const large = rows * columns >= 12;
  if (pools && (training || !large)) return { tail, side: 2, tileRows: height >> 1, tileColumns: width >> 1 } as const;
  const unpooled = training ? nothing : { ...tail, pool: null };
  const side = large ? 4 : 2;
  const [tileRows, tileColumns] = tiles(side);
  return { tail: unpooled, side, tileRows, tileColumns } as const;
}

function layoutOf(checks: readonly LayerCheck[], purpose: Purpose, parts: Parts) {
  const { tail, side, tileRows, tileColumns } = planOf(checks, purpose);
  const geometry = convGeometry(checks[0]!, [side * tileRows + 2, side * tileColumns + 2]);
  const elements = (side + 2) ** 2;
  const { channels, filters } = geometry;
  const tiles = tileRows * tileColumns;
  const isDense = purpose.training && !tail.pool;
  const weights = elements * channels * filters;
  // An odd number of cache lines, so that the elements of a tile do not share a few sets of the cache.
  const element = (depth: number) => (Math.ceil((tiles * depth) / 16) | 1) * 16;
  return {
    ...{ tail, side, elements, tileRows, tileColumns, tiles, geometry, isDense },
    /** From a row of the padded input to the next, and from an element of v and of m to the next. */
    ...{ rowBytes: geometry.paddedRow * 4, vBytes: element(channels) * 4, mBytes: element(filters) * 4 },
    kernel: parts.take(9 * channels * filters),
    bias: parts.take(roundUp(filters, 4)),
    padded: parts.take(geometry.paddedSize),
    temp: parts.take(side === 4 ? 36 * 4 : 0),
    /** Transformed weights, inputs and outputs. */
    u: parts.take(weights),
    v: parts.take(elements * element(channels)),
    m: parts.take(elements * element(filters)),
    /** Where each maximum of the pool came from: offsets, not floats. */
    from: parts.takeEach(purpose.images, tail.pool ? tiles * filters : 0),
    sparse: isDense ? null : sparseBackwardParts(geometry, { outputs: tiles, pools: true }, purpose, parts),
    uTransposed: parts.take(isDense ? weights : 0),
    du: parts.take(isDense ? weights : 0),
    dx: parts.take(isDense ? geometry.paddedSize : 0),
  };
}

type Layout = ReturnType<typeof layoutOf>;

/** A 3×3 convolution of stride 1 by Winograd's tiles: fewer products for more additions. */
export const winograd: OperationKind = {
  fuse(checks, purpose) {
    const { kernelHeight, kernelWidth, stride, strideAcross, channels, filters } = convGeometry(checks[0]!);
    const { tail, tileRows, tileColumns } = planOf(checks, purpose);
    const fits =
      [kernelHeight, kernelWidth, stride, strideAcross].join() === "3,3,1,1" &&
      channels % 4 === 0 &&
      filters % 4 === 0 &&
      tileRows * tileColumns >= 4 &&
      // Larger ones would stay in no cache once they are transformed, and take several times the memory.
      channels * filters <= 2 ** 18;
    return fits ? 1 + tailLength(tail) : 0;
  },
  scratch(checks, purpose) {
    const parts = new Parts();
    layoutOf(checks, purpose, parts);
    return parts.length;
  },
  bind(kernels, checks, tensors, purpose) {
    const layout = layoutOf(checks, purpose, new Parts(tensors.scratch));
    const { tail, tileRows, tileColumns, tiles, geometry, padded, bias, u, v, m } = layout;
    const { channels, filters, outHeight, outWidth } = geometry;
    const { rowBytes, vBytes, mBytes } = layout;
    const { inputs, output, parameters } = tensors;
    const [x, skip] = inputs;
    const { images } = purpose;
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
    const floor = tail.relu ? 0 : Number.NEGATIVE_INFINITY;
    return {
      ...backward,
      prepare() {
        const folded = fold(checks[0]!, tail.normalization, parameters);
        bias.set(folded.bias);
        layout.kernel.set(folded.kernel);
        const uTransposed = layout.isDense ? address(layout.uTransposed) : 0;
        kernels.winogradWeights(side, address(layout.kernel), address(u), uTransposed, channels, filters);
        if (purpose.training) backward.prepare();
      },
      forward(image) {
        const source = pad(kernels, geometry, x!.values[image]!, padded);
        const [vAt, mAt, biasAt] = [address(v), address(m), address(bias)];
        kernels.winogradInput(side, source, vAt, tileRows, tileColumns, channels, rowBytes, vBytes, temp);
        kernels.multiplyMatrices(vAt, address(u), mAt, tiles, channels, filters, elements, vBytes, mBytes);
        const [skipAt, y] = [address(skip?.values[image]), address(output.values[image])];
        if (tail.pool) {
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
      // What v and m are transformed into lies in their place.
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
