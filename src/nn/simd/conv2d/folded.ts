import type { ResolvedLayer } from "../../spec.ts";
import { movingScale } from "../normalization.ts";

/**
 * Kernel and bias of a convolution with the normalisation behind it, if any, folded in. `parameters` are the layer's own, then
 * the normalisation's.
 */
export function fold(
  conv: ResolvedLayer,
  normalization: ResolvedLayer | null,
  parameters: readonly Float32Array[],
): { readonly kernel: Float32Array; readonly bias: Float32Array } {
  const filters = conv.output[2]!;
  const [kernel, bias = new Float32Array(filters)] = parameters.slice(0, conv.parameters.length) as [
    Float32Array,
    Float32Array?,
  ];
  if (normalization === null) return { kernel, bias };
  const { scale, shift } = movingScale(normalization, parameters.slice(conv.parameters.length));
  return {
    kernel: kernel.map((value, i) => value * scale[i % filters]!),
    bias: bias.map((value, f) => value * scale[f]! + shift[f]!),
  };
}
