import type { Backend } from "./backend.ts";
import { runsSimd } from "./kernels/module.ts";
import { referenceBackend } from "./reference/index.ts";
import { simdBackend } from "./simd/index.ts";

/**
 * The fastest kernels that run here: SIMD, or the reference where WebAssembly or its SIMD is missing. Sums are rounded
 * otherwise in the reference, so the last bits of its results differ; `Backend.name` says which one it is.
 */
export async function createBackend(): Promise<Backend> {
  return (await runsSimd()) ? simdBackend() : referenceBackend;
}
