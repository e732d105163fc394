// Writes models as Keras files, with what we answer and how they were trained, for check_written.py:
// node tools/keras/write-models.mjs FOLDER
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readKeras } from "../../dist/formats/keras/read-keras.js";
import { writeKeras } from "../../dist/formats/keras/write-keras.js";
import { readSafetensors } from "../../dist/formats/safetensors.js";
import { mnistPreprocessing } from "../../dist/ink/normalize.js";
import { createBackend } from "../../dist/nn/create-backend.js";
import { initialWeights, Network } from "../../dist/nn/network.js";
import { softmax } from "../../dist/nn/softmax.js";
import { kerasSpecs } from "../../test/support/keras-specs.mjs";

const root = join(import.meta.dirname, "../..");
const folder = /** @type {string} */ (process.argv[2]);
mkdirSync(folder, { recursive: true });

/** @type {{ name: string, model: import("../../dist/model/model.js").Model }[]} */
const models = Object.entries(kerasSpecs).map(([name, spec]) => ({
  name,
  model: { spec, weights: initialWeights(spec, 1), preprocessing: mnistPreprocessing },
}));
for (const file of readdirSync(join(root, "models")).filter((file) => file.endsWith(".safetensors"))) {
  models.push({
    name: file.replace(".safetensors", ""),
    model: readSafetensors(readFileSync(join(root, "models", file))),
  });
}
// What a training leaves.
const trained = trainShortly();
models.push({ name: "trained", model: readSafetensors(readFileSync(join(trained, "best_model.safetensors"))) });

const backend = await createBackend();
for (const { name, model } of models) {
  const bytes = name === "trained" ? readFileSync(join(trained, "best_model.keras")) : await writeKeras(model);
  writeFileSync(join(folder, `${name}.keras`), bytes);
  // What is read again must answer as what was written.
  const networks = [model, await readKeras(bytes)].map(({ spec, weights }) => {
    const network = new Network({ spec, backend });
    network.setWeights(weights);
    return network;
  });
  const answers = [0, 1, 2].map((k) => {
    const [ours, again] = networks.map((network) => {
      const [input, logits] = /** @type {[Float32Array, Float32Array]} */ ([network.inputs[0], network.logits[0]]);
      // The rule of make_golden.py.
      for (let i = 0; i < input.length; i++) input[i] = ((i * 7919 + k * 104729) % 256) / 255;
      network.forward();
      const probabilities = new Float32Array(logits.length);
      softmax(logits, probabilities);
      return [...probabilities];
    });
    if (`${ours}` !== `${again}`)
      throw new Error(`${name}: read again it must answer the same, got ${again} for ${ours}`);
    return ours;
  });
  const optimizer = model.training?.optimizer ?? "adam";
  const type = typeof optimizer === "string" ? optimizer : /** @type {{ type: string }} */ (optimizer).type;
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ answers, optimizer: type }));
}

/** Trains a small network on images that say their digit by a bright row; the folder of what it left. */
function trainShortly() {
  const count = 60;
  const bytes = new Uint8Array(16 + count * 784);
  new DataView(bytes.buffer).setUint32(0, 0x803);
  for (const [i, value] of [count, 28, 28].entries()) new DataView(bytes.buffer).setUint32(4 + 4 * i, value);
  for (let i = 0; i < count; i++) bytes.fill(255, 16 + i * 784 + 28 * (i % 10), 16 + i * 784 + 28 * (i % 10) + 28);
  const labels = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, count, ...Array.from({ length: count }, (_, i) => i % 10)]);
  const images = join(folder, "train-images-idx3-ubyte");
  writeFileSync(images, bytes);
  writeFileSync(join(folder, "train-labels-idx1-ubyte"), labels);
  const out = join(folder, "trained");
  const settings = ["--epochs", "2", "--validation-size", "20", "--batch-size", "8", "--learning-rate", "0.01"];
  const argv = ["train", "--data", images, "--spec", "classic", "--out", out, "--workers", "1", ...settings];
  const { status } = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), ...argv], { stdio: "inherit" });
  if (status !== 0) throw new Error(`train: must end well, got exit code ${status}`);
  return out;
}
