import type { ExecutionMode, Operation, Tensors } from "../backend.ts";
import type { Random } from "../random.ts";
import type { ResolvedLayer } from "../spec.ts";

/** What the kernels of a layer read and write for one image. */
export interface ImageTensors {
  readonly xs: readonly Float32Array[];
  readonly y: Float32Array;
  /** Null where nobody asks for it, and all of them without training. */
  readonly dxs: readonly (Float32Array | null)[];
  readonly dy: Float32Array;
  readonly parameters: readonly Float32Array[];
  /** Sums of the parameters' gradients over images; empty without training. */
  readonly sums: readonly Float64Array[];
  /** As many values as the kernels asked for with `memory`. */
  readonly memory: Float32Array;
}

/** Naive kernels of a layer. */
export interface ReferenceKernels {
  /** How many values forward leaves for backward; none when missing. */
  memory?(resolved: ResolvedLayer): number;
  forward(resolved: ResolvedLayer, tensors: ImageTensors, random: Random | null): void;
  backward(resolved: ResolvedLayer, tensors: ImageTensors): void;
}

/** Makes an operation of the kernels of a layer that takes each image for itself. */
export function bindKernels(
  kernels: ReferenceKernels,
  resolved: ResolvedLayer,
  tensors: Tensors,
  { images }: ExecutionMode,
): Operation {
  const { inputs, output, parameters, gradients, scratch } = tensors;
  const size = scratch.length / images;
  const memory = (image: number) => scratch.subarray(image * size, (image + 1) * size);
  // Sums in float64 that are rounded once, when they are collected.
  const sums = (gradients ?? []).map((gradient) => new Float64Array(gradient.length));
  const byImage = Array.from(
    { length: images },
    (_, image): ImageTensors => ({
      xs: inputs.map(({ values }) => values[image]!),
      y: output.values[image]!,
      dxs: inputs.map((input) => input.gradients?.[image] ?? null),
      dy: output.gradients?.[image] ?? new Float32Array(0),
      ...{ parameters, sums, memory: memory(image) },
    }),
  );
  return {
    prepare() {},
    clear: () => sums.forEach((sum) => void sum.fill(0)),
    forward: (image, random) => kernels.forward(resolved, byImage[image]!, random),
    backward: (image) => kernels.backward(resolved, byImage[image]!),
    collect: () => sums.forEach((sum, i) => void gradients![i]!.set(sum)),
  };
}
