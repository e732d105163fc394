import { kernelsBase64 } from "./kernels.generated.ts";

/** What `kernels.wasm` exports; see assembly/ for what each does. Addresses are bytes from the start of the memory. */
export interface Kernels {
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
    places: number,
    placeBytes: number,
    ends: number,
    outHeight: number,
    outWidth: number,
    filters: number,
    kernelHeight: number,
    row: number,
    rowBytes: number,
    stepRowBytes: number,
    stepBytes: number,
  ): void;
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
  denseForward(x: number, w: number, bias: number, y: number, units: number, length: number): void;
  adam(
    weights: number,
    gradient: number,
    first: number,
    second: number,
    decays: number,
    length: number,
    rate: number,
    kept: number,
    beta1: number,
    beta2: number,
    epsilon: number,
  ): void;
  add(sum: number, values: number, length: number): void;
  addPixels(x: number, sum: number, pixels: number, channels: number): void;
  copyRows(from: number, to: number, rows: number, bytes: number, fromBytes: number, toBytes: number): void;
  dropoutMask(state: number, mask: number, length: number, limit: number, kept: number): void;
  multiply(a: number, b: number, y: number, length: number): void;
  reluBackward(y: number, dy: number, dx: number, length: number): void;
  reluForward(x: number, y: number, length: number): void;
  transpose(from: number, to: number, rows: number, columns: number, fromBytes: number, toBytes: number): void;
  globalAverageBackward(dy: number, dx: number, pixels: number, channels: number): void;
  globalAverageForward(x: number, y: number, pixels: number, channels: number): void;
  globalMaxForward(x: number, y: number, from: number, pixels: number, channels: number): void;
  addTransposedProducts(
    a: number,
    b: number,
    c: number,
    rows: number,
    aColumns: number,
    bColumns: number,
    count: number,
    aBytes: number,
    bBytes: number,
  ): void;
  multiplyMatrices(
    a: number,
    b: number,
    c: number,
    rows: number,
    depth: number,
    columns: number,
    count: number,
    aBytes: number,
    cBytes: number,
  ): void;
  maxPool2dBackward(dy: number, from: number, dx: number, length: number, xBytes: number): void;
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
  maskGradient(dy: number, y: number, dv: number, copy: number, length: number): void;
  moments(z: number, mean: number, squares: number, pixels: number, channels: number): void;
  normalizeBackward(
    dv: number,
    z: number,
    scale: number,
    slope: number,
    shift: number,
    dz: number,
    pixels: number,
    channels: number,
  ): void;
  normalizeForward(
    z: number,
    scale: number,
    shift: number,
    skip: number,
    y: number,
    pixels: number,
    channels: number,
    floor: number,
  ): void;
  normalizePooledForward(
    z: number,
    scale: number,
    shift: number,
    skip: number,
    y: number,
    from: number,
    outHeight: number,
    outWidth: number,
    channels: number,
    rowBytes: number,
  ): void;
  normalizeSums(
    dv: number,
    z: number,
    mean: number,
    sum: number,
    product: number,
    pixels: number,
    channels: number,
  ): void;
  scatterGradient(dy: number, y: number, from: number, dv: number, length: number, bytes: number): void;
  winograd2Input(
    x: number,
    v: number,
    tileRows: number,
    tileColumns: number,
    channels: number,
    rowBytes: number,
    elementBytes: number,
  ): void;
  winograd2InputAdjoint(
    dv: number,
    dx: number,
    tileRows: number,
    tileColumns: number,
    channels: number,
    rowBytes: number,
    elementBytes: number,
  ): void;
  winograd2Output(
    m: number,
    bias: number,
    skip: number,
    y: number,
    height: number,
    width: number,
    filters: number,
    elementBytes: number,
    floor: number,
  ): void;
  winograd2OutputAdjoint(
    dy: number,
    dm: number,
    height: number,
    width: number,
    filters: number,
    elementBytes: number,
  ): void;
  winograd2OutputPooled(
    m: number,
    bias: number,
    skip: number,
    y: number,
    from: number,
    tileRows: number,
    tileColumns: number,
    filters: number,
    elementBytes: number,
    rowBytes: number,
    inputPixelBytes: number,
    skipRowBytes: number,
  ): void;
  winograd2Weights(w: number, u: number, uTransposed: number, channels: number, filters: number): void;
  winograd2WeightsAdjoint(du: number, dw: number, size: number): void;
  winograd4Input(
    x: number,
    v: number,
    tileRows: number,
    tileColumns: number,
    channels: number,
    rowBytes: number,
    elementBytes: number,
    temp: number,
  ): void;
  winograd4InputAdjoint(
    dv: number,
    dx: number,
    tileRows: number,
    tileColumns: number,
    channels: number,
    rowBytes: number,
    elementBytes: number,
    temp: number,
  ): void;
  winograd4Output(
    m: number,
    bias: number,
    skip: number,
    y: number,
    height: number,
    width: number,
    filters: number,
    elementBytes: number,
    floor: number,
    temp: number,
  ): void;
  winograd4OutputAdjoint(
    dy: number,
    dm: number,
    height: number,
    width: number,
    filters: number,
    elementBytes: number,
    temp: number,
  ): void;
  winograd4Weights(w: number, u: number, uTransposed: number, channels: number, filters: number): void;
  winograd4WeightsAdjoint(du: number, dw: number, size: number, temp: number): void;
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
