import type { Operation, Purpose, Tensors } from "../../backend.ts";
import type { Kernels } from "../../kernels/module.ts";
import type { LayerCheck } from "../../spec.ts";
import { address, type OperationKind, Parts, roundUp } from "../operation.ts";
import { type Tail, tailLength, tailOf } from "../tail.ts";
import { fold } from "./folded.ts";
import { convGeometry, crop, pad } from "./geometry.ts";
import { sparseBackward, sparseBackwardParts } from "./sparse-backward.ts";

/** Elements of a tile of 4×4. */
const elements = 16;

const nothing: Tail = { normalization: null, sum: null, relu: null, pool: null };

/** What it takes along: in use all that may follow; in training ReLU and pool, whose gradient is sparse. */
function taken(checks: readonly LayerCheck[], { training }: Purpose): Tail {
  const tail = tailOf(checks);
  if (!training) return tail;
  return tail.pool && tail.normalization === null && tail.sum === null ? tail : nothing;
}

/** Rows and columns of tiles: the windows of the pool, or what covers the output. */
function tilesOf(checks: readonly LayerCheck[], tail: Tail): [number, number] {
  const [height, width] = checks[0]!.output as [number, number];
  return tail.pool ? [height >> 1, width >> 1] : [(height + 1) >> 1, (width + 1) >> 1];
}

function layoutOf(checks: readonly LayerCheck[], purpose: Purpose, parts: Parts) {
  const tail = taken(checks, purpose);
  const [tileRows, tileColumns] = tilesOf(checks, tail);
  const geometry = convGeometry(checks[0]!, [2 * tileRows + 2, 2 * tileColumns + 2]);
  const { channels, filters } = geometry;
  const tiles = tileRows * tileColumns;
  // The matrices' rows: what fills up the last four is zero and stays so.
  const rows = roundUp(tiles, 4);
  const isDense = purpose.training && !tail.pool;
  const weights = elements * channels * filters;
  // An odd number of cache lines, so that the elements of a tile do not share a few sets of the cache.
  const element = (depth: number) => (Math.ceil((rows * depth) / 16) | 1) * 16;
  return {
    ...{ tail, tileRows, tileColumns, rows, geometry, isDense },
    ...{ inputElement: element(channels), outputElement: element(filters) },
    kernel: parts.take(9 * channels * filters),
    bias: parts.take(roundUp(filters, 4)),
    padded: parts.take(geometry.paddedSize),
    /** Transformed weights, inputs and outputs. */
    u: parts.take(weights),
    v: parts.take(elements * element(channels)),
    m: parts.take(elements * element(filters)),
    /** Where each maximum of the pool came from: offsets, not floats. */
    from: parts.takeEach(purpose.images, tail.pool ? tiles * filters : 0),
    sparse: isDense ? null : sparseBackwardParts(geometry, tiles, purpose, parts),
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
    const tail = taken(checks, purpose);
    const [tileRows, tileColumns] = tilesOf(checks, tail);
    const fits =
      [kernelHeight, kernelWidth, stride, strideAcross].join() === "3,3,1,1" &&
      channels % 4 === 0 &&
      filters % 4 === 0 &&
      tileRows * tileColumns >= 4;
    return fits ? 1 + tailLength(tail) : 0;
  },
  scratch(checks, purpose) {
    const parts = new Parts();
    layoutOf(checks, purpose, parts);
    return parts.length;
  },
  bind(kernels, checks, tensors, purpose) {
    const layout = layoutOf(checks, purpose, new Parts(tensors.scratch));
    const { tail, tileRows, tileColumns, rows, geometry, inputElement, outputElement, padded, bias, u, v, m } = layout;
    const { channels, filters, paddedRow, outHeight, outWidth } = geometry;
    const { inputs, output, parameters } = tensors;
    const [x, skip] = inputs;
    const { images } = purpose;
    const from = layout.from.map(address);
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
        kernels.winogradWeights(
          address(layout.kernel),
          address(u),
          layout.isDense ? address(layout.uTransposed) : 0,
          channels,
          filters,
        );
        if (purpose.training) backward.prepare();
      },
      forward(image) {
        const source = pad(kernels, geometry, x!.values[image]!, padded);
        kernels.winogradInput(source, address(v), tileRows, tileColumns, channels, paddedRow * 4, inputElement * 4);
        kernels.multiplyMatrices(
          ...[address(v), address(u), address(m), rows, channels, filters],
          ...([elements, inputElement * 4, outputElement * 4] as const),
        );
        const y = address(output.values[image]);
        const from_ = [address(m), address(bias), address(skip?.values[image]), y] as const;
        if (tail.pool) {
          kernels.winogradOutputPooled(
            ...from_,
            from[image]!,
            ...[tileRows, tileColumns, filters, outputElement * 4],
            ...([paddedRow * 4, channels * 4, outWidth * filters * 4] as const),
          );
        } else {
          kernels.winogradOutput(...from_, outHeight, outWidth, filters, outputElement * 4, floor);
        }
      },
    };
  },
};

/** The forward pass backwards, each step transposed. */
function denseBackward(
  kernels: Kernels,
  {
    tileRows,
    tileColumns,
    rows,
    geometry,
    inputElement,
    outputElement,
    padded,
    v,
    m,
    uTransposed,
    du,
    dx: paddedGradient,
  }: Layout,
  { inputs: [x], output, gradients }: Tensors,
): Pick<Operation, "prepare" | "clear" | "backward" | "collect"> {
  const { channels, filters, paddedRow, outHeight, outWidth } = geometry;
  const tiles = tileRows * tileColumns;
  const strides = [elements, inputElement * 4, outputElement * 4] as const;
  return {
    prepare() {},
    clear() {
      du.fill(0);
      gradients![1]?.fill(0);
    },
    backward(image) {
      const source = pad(kernels, geometry, x!.values[image]!, padded);
      kernels.winogradInput(source, address(v), tileRows, tileColumns, channels, paddedRow * 4, inputElement * 4);
      const dy = output.gradients![image]!;
      kernels.winogradOutputAdjoint(address(dy), address(m), outHeight, outWidth, filters, outputElement * 4);
      kernels.addTransposedProducts(address(v), address(m), address(du), tiles, channels, filters, ...strides);
      const dbias = gradients![1];
      if (dbias) kernels.addPixels(address(dy), address(dbias), outHeight * outWidth, filters);
      const dx = x!.gradients?.[image];
      if (!dx) return;
      const dv = address(v);
      kernels.multiplyMatrices(
        ...[address(m), address(uTransposed), dv, rows, filters, channels],
        ...([elements, outputElement * 4, inputElement * 4] as const),
      );
      const gradient = geometry.padded ? paddedGradient : dx;
      gradient.fill(0);
      kernels.winogradInputAdjoint(
        dv,
        address(gradient),
        tileRows,
        tileColumns,
        channels,
        paddedRow * 4,
        inputElement * 4,
      );
      if (geometry.padded) crop(kernels, geometry, paddedGradient, dx);
    },
    collect() {
      kernels.winogradWeightsAdjoint(address(du), address(gradients![0]), channels * filters);
    },
  };
}
