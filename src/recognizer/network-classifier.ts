import type { Model } from "../model/model.ts";
import { createBackend } from "../nn/create-backend.ts";
import { Network } from "../nn/network.ts";

/** What gives logits of images, in its own time. */
export interface Classifier {
  /** Logits of each image, given all of them one after the other as the network takes them: no rescaling happens here. */
  run(images: Float32Array, count: number): Promise<readonly Float32Array[]>;
}

/** A model's network on the fastest kernels that run here. @throws TenpenError when the weights do not fit the spec. */
export async function networkClassifier(model: Model): Promise<Classifier> {
  const network = new Network({ spec: model.spec, backend: await createBackend() });
  network.setWeights(model.weights);
  const input = network.inputs[0]!;
  return {
    async run(images, count) {
      return Array.from({ length: count }, (_, i) => {
        input.set(images.subarray(i * input.length, (i + 1) * input.length));
        network.forward();
        return network.logits[0]!.slice();
      });
    },
  };
}
