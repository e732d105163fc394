import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { brokenRule, inModelFile } from "../../../test/support/broken-rule.ts";
import { sayWhySkipped } from "../../../test/support/skipped.ts";
import { createBackend } from "../../nn/create-backend.ts";
import { Network } from "../../nn/network.ts";
import { Random } from "../../nn/random.ts";
import { softmax } from "../../nn/softmax.ts";
import { readModelFile } from "../model-file.ts";
import { readH5 } from "./read-h5.ts";
import { readKeras } from "./read-keras.ts";

// What real Keras saved and answered: tools/keras/make_golden.py.
const folder = join(import.meta.dirname, "../../../test/golden/keras");
const read = (file: string) => readFileSync(join(folder, file));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(".json", ""));
const backend = await createBackend();

/** The rule of make_golden.py. */
const images = [0, 1, 2].map((k) =>
  Float32Array.from({ length: 784 }, (_, i) => ((i * 7919 + k * 104729) % 256) / 255),
);

describe("what real Keras saved", () => {
  it("is there", () => expect(names.length).toBe(17));

  it.each(names.flatMap((name) => [[name, ".keras"] as const, [name, ".h5"] as const]))(
    "answers as there: %s%s",
    async (name, suffix) => {
      const { spec, weights, outputActivation } = await (suffix === ".keras" ? readKeras : readH5)(read(name + suffix));
      const network = new Network({ spec, backend });
      network.setWeights(weights);
      const answers = JSON.parse(read(`${name}.json`).toString()) as number[][];
      for (const [i, answer] of answers.entries()) {
        network.inputs[0]!.set(images[i]!);
        network.forward();
        const found = network.logits[0]!.slice();
        // What stands at the end in Keras is taken off here.
        if (outputActivation === "softmax") softmax(found, found);
        if (outputActivation === "sigmoid") found.set(found.map((logit) => 1 / (1 + Math.exp(-logit))));
        for (const [digit, value] of answer.entries()) expect(Math.abs(found[digit]! - value)).toBeLessThan(1e-5);
      }
    },
  );

  it.each([
    ["lstm", /^m: lstm\w*: must be a layer that Tenpen has; train the model without it, got "LSTM"$/],
    ["softmax", /^m: Softmax softmax\w*: must be along the axis of the channels, got -1$/],
    ["axes", /^m: Softmax softmax\w*: must be along the axis of the channels, got null$/],
    ["dilated", /^m: conv2d\w*: dilation_rate must be 1, got/],
  ])("is refused by name: %s", async (name, message) => {
    await expect(readModelFile(read(`refused-${name}.keras`), "m")).rejects.toThrow(
      brokenRule("unsupported", expect.stringMatching(message)),
    );
  });
});

/** Whether a file is refused, as it must be: by one line. */
async function isRefused(bytes: Uint8Array): Promise<boolean> {
  try {
    await readModelFile(bytes, "m");
    return false;
  } catch (error) {
    expect(error).toEqual(brokenRule(inModelFile));
    expect((error as Error).message).toMatch(/^m: [^\n]{3,400}$/);
    return true;
  }
}

it.each([".keras", ".h5"])("a damaged %s file is an error in one line, or still a model", async (suffix) => {
  const whole = read(`conv${suffix}`);
  const random = new Random("damage", suffix);
  let refused = 0;
  for (let i = 0; i < 200; i++) {
    const bytes = Uint8Array.from(whole.subarray(0, i % 2 ? whole.length : 4 + random.below(whole.length - 4)));
    if (i % 2) for (let n = 1 + random.below(20); n > 0; n--) bytes[random.below(bytes.length)] = random.below(256);
    if (await isRefused(bytes)) refused++;
  }
  expect(refused).toBeGreaterThan(100);
  await readModelFile(whole, "m");
});

it("an archive that says it is larger than it may be is not unpacked", async () => {
  const bytes = Uint8Array.from(read("conv.keras"));
  const view = new DataView(bytes.buffer);
  // The directory at the end says how large each file is: 24 bytes behind its mark.
  for (let at = 0; at < bytes.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true);
  }
  await expect(readModelFile(bytes, "m")).rejects.toThrow(/^m: \S+: must have at most \d+ bytes, got 2147483647$/);
});

/** A model's files with its configuration changed. */
function withConfig(change: (config: unknown) => unknown, name = "graph"): Uint8Array {
  const files = unzipSync(read(`${name}.keras`));
  const config = change(JSON.parse(strFromU8(files["config.json"]!)));
  return zipSync({ ...files, "config.json": strToU8(JSON.stringify(config)) }, { level: 0 });
}

/** All places of a tree: what is there can be replaced. */
function placesIn(value: unknown, found: { in: Record<string, unknown>; key: string }[] = []) {
  if (typeof value === "object" && value !== null) {
    for (const key of Object.keys(value)) {
      found.push({ in: value as Record<string, unknown>, key });
      placesIn((value as Record<string, unknown>)[key], found);
    }
  }
  return found;
}

it.each(["graph", "nested", "channels-first"])(
  "a configuration of %s with something else in it is an error in one line, or still a model",
  async (name) => {
    const random = new Random("configuration", name);
    const others = [null, -1, 0, 0.5, 1e9, "", "relu", "channels_first", [], [3, 3], {}, true, "__proto__"];
    let refused = 0;
    for (let i = 0; i < 300; i++) {
      const bytes = withConfig((config) => {
        for (let n = 1 + random.below(3); n > 0; n--) {
          const places = placesIn(config);
          const place = places[random.below(places.length)]!;
          const other = places[random.below(places.length)]!;
          const kind = random.below(3);
          // Another value, one from elsewhere (which makes circles and twins), or nothing.
          if (kind === 0) place.in[place.key] = others[random.below(others.length)];
          else if (kind === 1) place.in[place.key] = structuredClone(other.in[other.key]);
          else delete place.in[place.key];
        }
        return config;
      }, name);
      if (await isRefused(bytes)) refused++;
    }
    expect(refused).toBeGreaterThan(100);
  },
);

it.each([
  [
    "BatchNormalization",
    { axis: -1 },
    /^m: BatchNormalization batch_normalization\S*: must be along the axis of the channels/,
  ],
  [
    "MaxPooling2D",
    { data_format: "channels_last" },
    /^m: max_pooling2d\S*: data_format must be that of the layers before/,
  ],
  [
    "Activation",
    { activation: "softmax" },
    /^m: Activation activation\S*: must read an image that has its channels last/,
  ],
  [
    "InputLayer",
    { batch_shape: [null, 2, 28, 14] },
    /^m: zero_padding2d\S*: must be channels_last, or read an image of one/,
  ],
])("what works along another axis than ours is refused: %s with %o", async (className, changed, message) => {
  const bytes = withConfig((config) => {
    for (const layer of (config as { config: { layers: { class_name: string; config: object }[] } }).config.layers)
      if (layer.class_name === className) Object.assign(layer.config, changed);
    return config;
  }, "channels-first");
  await expect(readModelFile(bytes, "m")).rejects.toThrow(message);
});

const original = process.env.TENPEN_ORIGINAL_KERAS;

if (!original) sayWhySkipped("the original program's model: TENPEN_ORIGINAL_KERAS names none");

it.skipIf(!original)("the original program's model can be read", async () => {
  const { loadMnist } = await import("../../data/node/mnist.ts");
  const { createRecognizer } = await import("../../recognizer/create-recognizer.ts");
  const recognizer = await createRecognizer({ model: await readModelFile(readFileSync(original!)), backend });
  const { images, labels, count } = await loadMnist("test");
  const right = recognizer.recognizeImages(images, count).filter(({ digit }, i) => digit === labels[i]).length;
  expect(right / count).toBe(0.9882);
});
