// ONNX Runtime for the web, on WebAssembly, with our `classic` as `tenpen export` writes it.

import wasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { drawAndRead } from "../draw-and-read.js";
import model from "./classic.onnx?url";

env.wasm.numThreads = 1;
env.wasm.wasmPaths = { wasm: new URL(wasm, location.href).href };

drawAndRead(
  InferenceSession.create(new URL(model, location.href).href).then((session) => async (image) => {
    const input = new Tensor("float32", image, [1, 28, 28, 1]);
    const { [session.outputNames[0]]: logits } = await session.run({ [session.inputNames[0]]: input });
    return logits.data;
  }),
);
