import { type MaxPool2d, poolWindow } from "../layers/pooling.ts";
import type { ResolvedLayer } from "../spec.ts";

/** What follows a layer, each at most once and in this order, and can be worked out while the layer's outputs are at hand. */
export interface Epilogue {
  readonly normalization: ResolvedLayer | null;
  /** The sum with one other tensor, the end of a residual block. */
  readonly sum: ResolvedLayer | null;
  readonly relu: ResolvedLayer | null;
  /** A 2×2 max-pool behind the ReLU. */
  readonly pool: ResolvedLayer | null;
}

/** What follows the first of these layers. */
export function epilogueOf(layers: readonly ResolvedLayer[]): Epilogue {
  let place = 1;
  const next = (wanted: (resolved: ResolvedLayer) => boolean) => {
    const resolved = layers[place];
    if (resolved === undefined || !wanted(resolved)) return null;
    place++;
    return resolved;
  };
  const normalization = next(({ layer }) => layer.type === "batchNormalization");
  const sum = next(({ layer, inputs }) => layer.type === "add" && inputs.length === 2);
  const relu = next(({ layer }) => layer.type === "relu");
  const pool = relu && next((resolved) => plainPoolSize(resolved) === 2);
  return { normalization, sum, relu, pool };
}

/** How many layers an epilogue has. */
export function epilogueLength(epilogue: Epilogue): number {
  return Object.values(epilogue).filter((resolved) => resolved !== null).length;
}

/** The side of square windows that lie side by side within the input; 0 for others, which have no kernel. */
export function plainPoolSize(resolved: ResolvedLayer): number {
  if (resolved.layer.type !== "maxPool2d") return 0;
  const { size, stride, padding } = poolWindow(resolved.layer as MaxPool2d);
  return padding === "valid" && new Set([...size, ...stride]).size === 1 ? size[0] : 0;
}
