// TensorFlow.js on WebAssembly. It cannot train convolutions there: their gradient has no kernel.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

export async function makeContender({ threads }) {
  const entry = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");
  setWasmPaths(`${join(dirname(entry), "..", "wasm-out")}/`);
  setThreadsCount(threads);
  await tf.setBackend("wasm");
  await tf.ready();
  return {
    async predictor(spec, count) {
      const model = spec === "classic" ? classic() : smallRes();
      const input = new Float32Array(count * 784);
      return async (many) => {
        for (let i = 0; i < input.length; i++) input[i] = many[i] / 255;
        const logits = tf.tidy(() => model.predict(tf.tensor4d(input, [count, 28, 28, 1])));
        const values = await logits.data();
        logits.dispose();
        return values;
      };
    },
  };
}

function classic() {
  const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
  return tf.sequential({
    layers: [
      conv2d({ filters: 32, kernelSize: 3, activation: "relu", inputShape: [28, 28, 1] }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 64, kernelSize: 3, activation: "relu" }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 10 }),
    ],
  });
}

function smallRes() {
  const { conv2d, batchNormalization, reLU, add, maxPooling2d, concatenate, dense } = tf.layers;
  const normalized = (x, filters) =>
    batchNormalization().apply(conv2d({ filters, kernelSize: 3, padding: "same", useBias: false }).apply(x));
  const image = tf.input({ shape: [28, 28, 1] });
  let x = image;
  for (const [block, filters] of [24, 48, 60].entries()) {
    if (block > 0) x = maxPooling2d({ poolSize: 2 }).apply(x);
    const start = reLU().apply(normalized(x, filters));
    x = reLU().apply(add().apply([normalized(start, filters), start]));
  }
  const pooled = [tf.layers.globalAveragePooling2d({}).apply(x), tf.layers.globalMaxPooling2d({}).apply(x)];
  return tf.model({ inputs: image, outputs: dense({ units: 10 }).apply(concatenate().apply(pooled)) });
}
