// Writes models as Keras files, with what we answer, for check_written.py: node tools/keras/write-models.mjs FOLDER
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readKeras } from "../../dist/formats/keras/read-keras.js";
import { writeKeras } from "../../dist/formats/keras/write-keras.js";
import { readSafetensors } from "../../dist/formats/safetensors.js";
import { mnistPreprocessing } from "../../dist/ink/normalize.js";
import { createBackend } from "../../dist/nn/create-backend.js";
import { initialWeights, Network } from "../../dist/nn/network.js";
import { softmax } from "../../dist/nn/softmax.js";

const root = join(import.meta.dirname, "../..");
const folder = /** @type {string} */ (process.argv[2]);
mkdirSync(folder, { recursive: true });

/** Each layer that Keras has too. @type {Record<string, import("../../dist/nn/spec.js").Spec>} */
const specs = {
  chain: {
    input: [28, 28, 1],
    layers: [
      { type: "rescaling", scale: 2, offset: -1 },
      { type: "zeroPadding2d", padding: [1, 0, 2, 1] },
      { type: "depthwiseConv2d", kernel: [3, 2], multiplier: 4, stride: 2, padding: "same" },
      { type: "leakyRelu", slope: 0.2 },
      { type: "conv2d", filters: 6, kernel: 3, bias: false },
      { type: "batchNormalization" },
      { type: "gelu" },
      { type: "averagePool2d", size: 3, stride: 2, padding: "same" },
      { type: "tanh" },
      { type: "reshape", shape: [6, 7, 7] },
      { type: "flatten" },
      { type: "dropout", rate: 0.2 },
      { type: "dense", units: 12 },
      { type: "softmax" },
      { type: "sigmoid" },
      { type: "dense", units: 10 },
    ],
  },
};
const models = Object.entries(specs).map(([name, spec]) => ({
  name,
  model: { spec, weights: initialWeights(spec, 1), preprocessing: mnistPreprocessing },
}));
for (const file of readdirSync(join(root, "models")).filter((file) => file.endsWith(".safetensors"))) {
  models.push({
    name: file.replace(".safetensors", ""),
    model: readSafetensors(readFileSync(join(root, "models", file))),
  });
}

const backend = await createBackend();
for (const { name, model } of models) {
  const bytes = await writeKeras(model);
  writeFileSync(join(folder, `${name}.keras`), bytes);
  // What is read again must answer as what was written.
  const networks = [model, await readKeras(bytes)].map(({ spec, weights }) => {
    const network = new Network({ spec, backend });
    network.setWeights(weights);
    return network;
  });
  const answers = [0, 1, 2].map((k) => {
    const [ours, again] = networks.map((network) => {
      // The rule of make_golden.py.
      for (let i = 0; i < 784; i++) network.inputs[0][i] = ((i * 7919 + k * 104729) % 256) / 255;
      network.forward();
      const logits = network.logits[0].slice();
      softmax(logits, logits);
      return [...logits];
    });
    if (`${ours}` !== `${again}`)
      throw new Error(`${name}: read again it must answer the same, got ${again} for ${ours}`);
    return ours;
  });
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(answers));
}
