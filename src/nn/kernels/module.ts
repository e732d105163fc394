import { type Kernels, kernelsBase64 } from "./kernels.generated.ts";

const bytes = () => Uint8Array.from(atob(kernelsBase64), (letter) => letter.charCodeAt(0));

/** Whether this runtime has WebAssembly with SIMD. */
export function runsSimd(): boolean {
  return typeof WebAssembly === "object" && WebAssembly.validate(bytes());
}

let compiled: Promise<WebAssembly.Module> | undefined;

/** Compiles the kernels, once. @throws WebAssembly.CompileError where SIMD is missing. */
export function kernelsModule(): Promise<WebAssembly.Module> {
  compiled ??= WebAssembly.compile(bytes());
  return compiled;
}

/** Binds the kernels to a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
