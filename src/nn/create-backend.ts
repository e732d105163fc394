import type { Backend } from "./backend.ts";
import { groupLayers } from "./groups.ts";
import { runsSimd } from "./kernels/module.ts";
import { simdBackend } from "./simd/index.ts";
import { hasKernel } from "./simd/kinds.ts";
import { checkSpec, type Spec } from "./spec.ts";

/**
 * The fastest kernels that run here: SIMD, or the reference where WebAssembly or its SIMD is missing. Sums are rounded
 * otherwise in the reference, so the last bits of its results differ; `Backend.name` says which one it is.
 *
 * @param spec the only network that it is used for, and not to train; any, and for both, when missing. Where the kernels
 * are enough for it, as for our own models, the reference is not even loaded.
 */
export async function createBackend(spec?: Spec): Promise<Backend> {
  const hasSimd = await runsSimd();
  if (hasSimd && spec) {
    const backend = await simdBackend();
    const groups = groupLayers(checkSpec(spec), backend, { training: false, images: 1 });
    if (groups.every(({ layers }) => hasKernel(layers[0]!))) return backend;
  }
  const reference = await import("./reference/index.ts");
  return hasSimd ? simdBackend(reference) : reference.referenceBackend;
}
