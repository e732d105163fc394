import { fault } from "../errors.ts";
import type { Backend, ExecutionMode, Workspace } from "./backend.ts";
import type { Group } from "./groups.ts";
import { sizeOf } from "./shape.ts";
import type { Spec } from "./spec.ts";

/** Two gibibytes: what any runtime that works today gives to one memory. */
const maxLength = 2 ** 29;

/** All buffers of a network; each list of a tensor's has one of an image after the other. */
export interface Buffers {
  readonly workspace: Workspace;
  /** By tensor. */
  readonly activations: readonly Float32Array[][];
  /** By tensor; null in a network that does not train. */
  readonly gradients: readonly Float32Array[][] | null;
  /** By group and source: a part of the gradient of what it reads, null where it writes the gradient itself. */
  readonly gradientParts: readonly (readonly (Float32Array[] | null)[])[];
  /** By parameter. */
  readonly parameters: readonly Float32Array[];
  readonly parameterGradients: readonly Float32Array[] | null;
  /** By group. */
  readonly scratch: readonly Float32Array[];
}

/** Places every buffer in one memory. @throws TenpenError when they need too much. */
export function placeBuffers(spec: Spec, groups: readonly Group[], backend: Backend, mode: ExecutionMode): Buffers {
  const { training, images } = mode;
  const tensorSizes = [sizeOf(spec.input), ...groups.map(({ layers }) => sizeOf(layers.at(-1)!.output))];
  const parameterSizes = groups.flatMap(({ layers }) =>
    layers.flatMap(({ parameters }) => parameters.map(({ shape }) => sizeOf(shape))),
  );
  const isPart = gradientIsPart(groups);
  const partSizes = groups.flatMap(({ sources }, group) =>
    sources.filter((_, i) => training && isPart[group]![i]).map((tensor) => tensorSizes[tensor]!),
  );
  const perImage = (sizes: readonly number[]) => sizes.flatMap((size) => new Array<number>(images).fill(size));
  const lengths = [
    ...perImage(tensorSizes),
    ...(training ? perImage(tensorSizes) : []),
    ...perImage(partSizes),
    ...parameterSizes,
    ...(training ? parameterSizes : []),
    ...groups.map(({ layers }) => backend.scratch(layers, mode)),
  ];
  const length = lengths.reduce((sum, each) => sum + each, 0);
  if (length > maxLength) {
    throw fault("spec", "spec", `must need at most ${maxLength} values of memory`, length);
  }
  const workspace = backend.open(lengths);
  const left = workspace.buffers.values();
  const take = (count: number) => Array.from({ length: count }, () => left.next().value!);
  const takeEach = (count: number) => Array.from({ length: count }, () => take(images));
  return {
    workspace,
    activations: takeEach(tensorSizes.length),
    gradients: training ? takeEach(tensorSizes.length) : null,
    gradientParts: isPart.map((sources) => sources.map((part) => (training && part ? take(images) : null))),
    parameters: take(parameterSizes.length),
    parameterGradients: training ? take(parameterSizes.length) : null,
    scratch: take(groups.length),
  };
}

/**
 * By group and source, whether its gradient is a part. The gradient of what several groups read is a sum: in the backward pass
 * the last reader comes first and writes it, each other writes a part of its own, which is added.
 */
function gradientIsPart(groups: readonly Group[]): boolean[][] {
  const isPart = groups.map(({ sources }) => sources.map(() => false));
  const written = new Set<number>();
  for (let group = groups.length - 1; group >= 0; group--) {
    const { sources } = groups[group]!;
    for (let i = sources.length - 1; i >= 0; i--) {
      const tensor = sources[i]!;
      isPart[group]![i] = written.has(tensor);
      // Nobody asks for the gradient by the image itself.
      if (tensor > 0) written.add(tensor);
    }
  }
  return isPart;
}
