import { pairOf } from "./layers/window.ts";
import { sizeOf } from "./shape.ts";
import type { ResolvedLayer } from "./spec.ts";

/** How many numbers a network multiplies or compares for one image, in its convolutions, dense layers and pools. */
export function workOf(layers: readonly ResolvedLayer[]): number {
  return layers.reduce((sum, resolved) => sum + workOfLayer(resolved), 0);
}

function workOfLayer({ layer, output, parameters }: ResolvedLayer): number {
  const kernel = parameters.find(({ initial }) => initial === "glorot");
  const [height = 1, width = 1] = output.length === 3 ? output : [];
  if (kernel) return sizeOf(kernel.shape) * height * width;
  if (layer.type !== "maxPool2d" && layer.type !== "averagePool2d") return sizeOf(output);
  return sizeOf(output) * sizeOf(pairOf(layer.size));
}
