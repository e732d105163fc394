import type { Backend, ExecutionMode } from "./backend.ts";
import type { PlacedLayer } from "./spec.ts";

/** Layers that are worked out together, and the tensors that they read from outside: 0 is the input, n + 1 group n's. */
export interface Group {
  readonly layers: readonly PlacedLayer[];
  readonly sources: readonly number[];
}

/** The layers in groups that the backend works out together. */
export function groupLayers(layers: readonly PlacedLayer[], backend: Backend, mode: ExecutionMode): Group[] {
  const readers = new Map<number, number>();
  for (const source of layers.flatMap(({ sources }) => sources)) readers.set(source, (readers.get(source) ?? 0) + 1);
  const groups: Group[] = [];
  const tensorOf = new Map([[-1, 0]]);
  for (let i = 0; i < layers.length; i += groups.at(-1)!.layers.length) {
    let end = i + 1;
    while (end < layers.length && readers.get(end - 1) === 1 && layers[end]!.sources.includes(end - 1)) end++;
    const fused = layers.slice(i, i + backend.fuse(layers.slice(i, end), mode));
    const sources = fused.flatMap((layer) => layer.sources.filter((source) => source < i));
    groups.push({ layers: fused, sources: sources.map((source) => tensorOf.get(source)!) });
    tensorOf.set(i + fused.length - 1, groups.length);
  }
  return groups;
}
