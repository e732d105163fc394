import { type InputEncoding, pixelValues, usualEncoding } from "../model/input-encoding.ts";
import type { Model } from "../model/model.ts";
import type { Backend } from "../nn/backend.ts";
import { checkCost } from "../nn/cost.ts";
import { createBackend } from "../nn/create-backend.ts";
import { Network } from "../nn/network.ts";
import { checkSpec } from "../nn/spec.ts";
import type { Classifier, ClassifierFor } from "./classifier.ts";

/**
 * A model's network with its weights: all that reads goes through here.
 *
 * @throws TenpenError when the weights do not fit the spec, or an image would take too long on these kernels.
 */
export function networkOf({ spec, weights }: Pick<Model, "spec" | "weights">, backend: Backend): Network {
  checkCost(checkSpec(spec), backend.name);
  const network = new Network({ spec, backend });
  network.setWeights(weights);
  return network;
}

/** Makes other logits of those of an image, in place, by the features that the last layer had of it. */
export type Adapt = (logits: Float32Array, features: Float32Array) => void;

/** A network of our engine: classifies at once. */
export class NetworkClassifier implements Classifier {
  readonly #network: Network;
  readonly #values: Float32Array;

  constructor(network: Network, encoding: InputEncoding = usualEncoding) {
    this.#network = network;
    this.#values = pixelValues(encoding);
  }

  /** @param adapt where it is given, the network has features. */
  classify(images: Uint8Array, count: number, adapt?: Adapt): Float32Array[] {
    const [network, values] = [this.#network, this.#values];
    const [input, features] = [network.inputs[0]!, network.features[0]!];
    const all: Float32Array[] = [];
    const given = images.length / count;
    // Of images alone nobody knows the path of the pen: only the first channel is there.
    const step = input.length / given;
    if (step > 1) input.fill(values[0]!);
    for (let image = 0; image < count; image++) {
      const start = image * given;
      for (let i = 0; i < given; i++) input[i * step] = values[images[start + i]!]!;
      network.forward();
      const logits = network.logits[0]!.slice();
      adapt?.(logits, features);
      all.push(logits);
    }
    return all;
  }
}

/** What classifies by a model, on the fastest kernels that run here. @throws TenpenError as `networkOf` does. */
export async function networkClassifierFor(model: Pick<Model, "spec" | "weights">): Promise<ClassifierFor> {
  const network = networkOf(model, await createBackend(model.spec));
  return (encoding) => new NetworkClassifier(network, encoding);
}
