import type { Backend } from "./backend.ts";
import { referenceBackend } from "./reference.ts";
import { simdBackend } from "./simd.ts";

/** The fastest kernels that run here: SIMD, or the reference where WebAssembly or its SIMD is missing. */
export async function createBackend(): Promise<Backend> {
  try {
    return await simdBackend();
  } catch {
    return referenceBackend;
  }
}
