import { kernelsBase64 } from "./build/kernels.ts";

/** What `kernels.wasm` exports; see assembly/ for what each does. Addresses are bytes from the start of the memory. */
export interface Kernels {
  conv2dForward(
    x: number,
    w: number,
    bias: number,
    y: number,
    from: number,
    outHeight: number,
    outWidth: number,
    filters: number,
    kernelHeight: number,
    row: number,
    rowBytes: number,
    stepRowBytes: number,
    stepBytes: number,
  ): void;
  conv2dBackward(
    x: number,
    dx: number,
    w: number,
    dw: number,
    dbias: number,
    y: number,
    dy: number,
    from: number,
    list: number,
    outHeight: number,
    outWidth: number,
    filters: number,
    kernelHeight: number,
    row: number,
    rowBytes: number,
    stepRowBytes: number,
    stepBytes: number,
  ): void;
  winogradWeights(w: number, u: number, channels: number, filters: number): void;
  winogradForward(
    x: number,
    u: number,
    bias: number,
    y: number,
    from: number,
    v: number,
    m: number,
    outHeight: number,
    outWidth: number,
    channels: number,
    filters: number,
    rowBytes: number,
  ): void;
  denseForward(x: number, w: number, bias: number, y: number, units: number, length: number): void;
  denseBackward(
    x: number,
    dx: number,
    w: number,
    dw: number,
    dbias: number,
    dy: number,
    units: number,
    length: number,
  ): void;
  maxPool2dForward(
    x: number,
    y: number,
    from: number,
    outHeight: number,
    outWidth: number,
    channels: number,
    size: number,
    rowBytes: number,
  ): void;
  maxPool2dBackward(dy: number, from: number, dx: number, length: number, xBytes: number): void;
  multiply(a: number, b: number, y: number, length: number): void;
  reluForward(x: number, y: number, length: number): void;
  reluBackward(y: number, dy: number, dx: number, length: number): void;
}

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
