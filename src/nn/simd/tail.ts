import { type MaxPool2d, poolWindow } from "../layers/pooling.ts";
import type { LayerCheck } from "../spec.ts";

/** What follows a layer, each at most once and in this order, and can be worked out while the layer's outputs are at hand. */
export interface Tail {
  readonly normalization: LayerCheck | null;
  /** The sum with one other tensor, the end of a residual block. */
  readonly sum: LayerCheck | null;
  readonly relu: LayerCheck | null;
  /** A 2×2 max-pool behind the ReLU. */
  readonly pool: LayerCheck | null;
}

/** What follows the first of these layers. */
export function tailOf(checks: readonly LayerCheck[]): Tail {
  let place = 1;
  const next = (wanted: (check: LayerCheck) => boolean) => {
    const check = checks[place];
    if (check === undefined || !wanted(check)) return null;
    place++;
    return check;
  };
  const normalization = next(({ layer }) => layer.type === "batchNormalization");
  const sum = next(({ layer, inputs }) => layer.type === "add" && inputs.length === 2);
  const relu = next(({ layer }) => layer.type === "relu");
  const pool = relu && next((check) => plainPoolSize(check) === 2);
  return { normalization, sum, relu, pool };
}

/** How many layers a tail has. */
export function tailLength(tail: Tail): number {
  return Object.values(tail).filter((check) => check !== null).length;
}

/** The side of square windows that lie side by side within the input; 0 for others, which have no kernel. */
export function plainPoolSize(check: LayerCheck): number {
  if (check.layer.type !== "maxPool2d") return 0;
  const { size, stride, padding } = poolWindow(check.layer as MaxPool2d);
  return padding === "valid" && new Set([...size, ...stride]).size === 1 ? size[0] : 0;
}
