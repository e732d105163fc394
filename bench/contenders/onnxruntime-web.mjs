// ONNX Runtime for the web, on WebAssembly; it cannot train.
import { fileURLToPath } from "node:url";
import * as ort from "onnxruntime-web";

export async function makeContender({ threads }) {
  ort.env.wasm.numThreads = threads;
  return {
    async predictor(spec, count) {
      const path = fileURLToPath(new URL(`../models/${spec}.onnx`, import.meta.url));
      const session = await ort.InferenceSession.create(path, { graphOptimizationLevel: "all" });
      const input = new Float32Array(count * 784);
      return async (many) => {
        for (let i = 0; i < input.length; i++) input[i] = many[i] / 255;
        const { [session.outputNames[0]]: logits } = await session.run({
          image: new ort.Tensor("float32", input, [count, 1, 28, 28]),
        });
        return logits.data;
      };
    },
  };
}
