import wasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import type { InferenceSession, Tensor } from "onnxruntime-web/wasm";

/** A model may take so much memory, in MiB: six times the largest file that is opened. */
export const maxMemory = 384;

/** The same in pages of WebAssembly. */
const maxPages = maxMemory * 16;

export interface OnnxRuntime {
  /** @throws Error when the runtime refuses the model. */
  open(bytes: Uint8Array): Promise<InferenceSession>;
  readonly Tensor: typeof Tensor;
}

/** Fetches ONNX Runtime, some megabytes, from where this page comes from. One thread: the page is not isolated from others. */
export async function loadOnnxRuntime(): Promise<OnnxRuntime> {
  const { env, InferenceSession, Tensor } = await import("onnxruntime-web/wasm");
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm };
  env.logLevel = "fatal";
  return {
    open: (bytes) => withLimitedMemory(() => InferenceSession.create(bytes, options)),
    Tensor,
  };
}

const options: InferenceSession.SessionOptions = {
  executionProviders: ["wasm"],
  logSeverityLevel: 4,
  // It makes zeros around an image those of the max-pool behind them, which count for nothing there:
  // https://github.com/microsoft/onnxruntime/pull/18136.
  extra: { optimization: { disable_specified_optimizers: "Pad_Fusion" } },
};

/**
 * The runtime makes its memory with its first model, and would let it grow to four gigabytes. What it cannot have is an error of
 * the model's own.
 */
async function withLimitedMemory<T>(work: () => Promise<T>): Promise<T> {
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor({ maximum = maxPages, ...descriptor }: WebAssembly.MemoryDescriptor) {
      super({ ...descriptor, maximum: Math.min(maximum, maxPages) });
    }
  };
  try {
    return await work();
  } finally {
    WebAssembly.Memory = Memory;
  }
}
