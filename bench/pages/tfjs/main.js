// TensorFlow.js on WebAssembly, with a network of the shape of our `classic` and random weights: it has none to fetch.

import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plain from "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url";
import threaded from "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url";
import { ready, setBackend, tensor4d, tidy } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { drawAndRead } from "../draw-and-read.js";

const at = (path) => new URL(path, location.href).href;
setWasmPaths({
  "tfjs-backend-wasm-simd.wasm": at(simd),
  "tfjs-backend-wasm-threaded-simd.wasm": at(threaded),
  "tfjs-backend-wasm.wasm": at(plain),
});

async function load() {
  await setBackend("wasm");
  await ready();
  const { conv2d, maxPooling2d, flatten, dense } = layers;
  const model = sequential({
    layers: [
      conv2d({ filters: 32, kernelSize: 3, activation: "relu", inputShape: [28, 28, 1] }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 64, kernelSize: 3, activation: "relu" }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 10 }),
    ],
  });
  return async (image) => {
    const logits = tidy(() => model.predict(tensor4d(image, [1, 28, 28, 1])));
    const values = await logits.data();
    logits.dispose();
    return values;
  };
}

drawAndRead(load());
