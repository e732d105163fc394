import { type Kernels, kernelsPacked } from "./kernels.generated.ts";

let unpacked: Promise<BufferSource> | undefined;

/** The kernels' bytes. Packed they are less than half to load; base64 alone compresses badly. */
function bytes(): Promise<BufferSource> {
  unpacked ??= unpack();
  return unpacked;
}

function unpack(): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(kernelsPacked), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

/** Whether this runtime has WebAssembly with SIMD, and what unpacks the kernels, which is younger in Firefox. */
export async function runsSimd(): Promise<boolean> {
  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") return false;
  return WebAssembly.validate(await bytes());
}

let compiled: Promise<WebAssembly.Module> | undefined;

/** Compiles the kernels, once. @throws WebAssembly.CompileError where SIMD is missing. */
export function kernelsModule(): Promise<WebAssembly.Module> {
  compiled ??= bytes().then((wasm) => WebAssembly.compile(wasm));
  return compiled;
}

/** Binds the kernels to a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
