import { describe, expect, it } from "vitest";
import { createBackend } from "../src/nn/create-backend.ts";
import { flatWeights, Network, namedWeights } from "../src/nn/network.ts";
import { referenceBackend } from "../src/nn/reference/index.ts";
import { softmaxCrossEntropy } from "../src/nn/softmax.ts";
import type { Spec } from "../src/nn/spec.ts";
import { adam } from "../src/train/optimizers/index.ts";
import golden from "./golden/train-run.json" with { type: "json" };

// Ten training steps of real Keras (tools/keras/train_run.py), replayed: kernels, loss and Adam together.

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));
const floats = (base64: string) => new Float32Array(bytes(base64).buffer);
const tensors = (encoded: Record<string, string>) =>
  Object.fromEntries(Object.entries(encoded).map(([name, base64]) => [name, floats(base64)]));

describe.each([referenceBackend, await createBackend()])("training with $name kernels", (backend) => {
  const network = new Network({ spec: golden.spec as unknown as Spec, backend, training: true });
  const parameters = network.layers.flatMap((check) => check.parameters);
  const weights = flatWeights(parameters, tensors(golden.initialWeights));
  const { learningRate, beta1, beta2, epsilon } = golden.optimizer;
  const optimizer = adam({ beta1, beta2, epsilon });
  const state = optimizer.init(weights.length);
  const noDecay = new Float32Array(weights.length);
  const plain = referenceBackend.open([]);
  const images = bytes(golden.images);
  const { batchSize } = golden;
  const losses = Array.from({ length: golden.steps }, (_, step) => {
    network.setValues(weights);
    network.clearGradients();
    let loss = 0;
    for (let i = step * batchSize; i < (step + 1) * batchSize; i++) {
      network.setImage(images, i);
      network.forward();
      const [logits, gradient] = [network.logits[0]!, network.logitsGradients[0]!];
      loss += softmaxCrossEntropy(logits, golden.labels[i]!, gradient, 1 / batchSize);
      network.backward();
    }
    optimizer.update(state, weights, network.collectGradients(), learningRate, noDecay, plain);
    return loss / batchSize;
  });

  it("gives Keras's losses", () => {
    for (const [step, loss] of losses.entries()) expect(loss).toBeCloseTo(golden.losses[step]!, 5);
  });

  it("gives Keras's weights", () => {
    for (const [name, expected] of Object.entries(tensors(golden.finalWeights))) {
      const actual = namedWeights(parameters, weights)[name]!;
      expect(actual.length).toBe(expected.length);
      for (let i = 0; i < expected.length; i++) expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThan(2e-5);
    }
  });

  it("gives Keras's logits", () => {
    network.setValues(weights);
    for (const [i, expected] of golden.finalLogits.entries()) {
      network.setImage(images, i);
      network.forward();
      for (const [j, logit] of expected.entries()) expect(network.logits[0]![j]).toBeCloseTo(logit, 4);
    }
  });
});
