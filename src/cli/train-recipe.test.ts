import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { call, put } from "../../test/support/call.ts";
import { setting } from "../../test/support/training.ts";
import { readSafetensors } from "../formats/safetensors.ts";

describe("--recipe", () => {
  const recipe = (data: string, spec: string) => ({
    ...{ data, spec, validation: 20, epochs: 2, batch: 8, learningRate: 0.01, seed: 4 },
    optimizer: { type: "adamW", beta1: 0.8, weightDecay: 0.02 },
    schedule: { type: "oneCycle" },
    ...{ labelSmoothing: 0.1, averageDecay: 0.9 },
    augmentation: { elastic: 2, cooldownEpochs: 1, cooldownStrength: 0.5 },
    ...{ monitor: "val_accuracy", precision: "int8" },
  });
  function files() {
    const { place, out, data, spec, model } = setting();
    const file = put(place, "tiny.recipe.json", JSON.stringify(recipe(data, spec)));
    return { file, model, argv: ["train", "--recipe", file, "--out", out, "--workers", "1"], ...{ data, spec } };
  }

  test("decides all that comes out", async () => {
    const { argv, model } = files();
    expect(await call(argv)).toMatchObject({ code: 0, stderr: "" });
    const bytes = readFileSync(model);
    const { training, calibration } = readSafetensors(bytes);
    expect(training).toMatchObject({
      ...{ epochs: 2, seed: 4, monitor: "val_accuracy", precision: "int8", label_smoothing: 0.1, average_decay: 0.9 },
      optimizer: { type: "adamW", beta1: 0.8, weightDecay: 0.02 },
      schedule: { type: "oneCycle" },
    });
    expect(training).not.toHaveProperty("patience");
    expect(calibration).toEqual({ temperature: expect.any(Number) });
    expect(bytes.toString("latin1")).toContain('"dtype":"I8"');
    const again = files();
    await call(again.argv);
    expect(readSafetensors(readFileSync(again.model)).weights).toEqual(readSafetensors(bytes).weights);
  });

  test("knows its own training again when that has finished", async () => {
    const { argv, model } = files();
    await call(argv);
    const bytes = readFileSync(model);
    expect(await call([...argv, "--resume"])).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/: finished already \(epochs\)\n$/),
    });
    expect(readFileSync(model)).toEqual(bytes);
  });

  test("leaves the seed to the call", async () => {
    const { argv, model } = files();
    expect((await call([...argv, "--seed", "9"])).code).toBe(0);
    expect(readSafetensors(readFileSync(model)).training).toMatchObject({ seed: 9 });
  });

  test.each([
    ["--epochs", "3", "--epochs: must be left to the recipe, got 3"],
    ["--data", "mnist", '--data: must be left to the recipe, got "mnist"'],
    ["--monitor", "val_loss", '--monitor: must be left to the recipe, got "val_loss"'],
  ])("refuses %s besides it", async (option, value, message) => {
    const { argv } = files();
    expect(await call([...argv, option, value])).toMatchObject({ code: 2, stderr: `tenpen: ${message}\n` });
  });

  test("may name files that lie beside it", async () => {
    const { argv, file, model, data, spec } = files();
    writeFileSync(file, JSON.stringify(recipe(basename(data), basename(spec))));
    expect(await call(argv)).toMatchObject({ code: 0, stderr: "" });
    const { weights } = readSafetensors(readFileSync(model));
    const whole = files();
    await call(whole.argv);
    expect(weights).toEqual(readSafetensors(readFileSync(whole.model)).weights);
  });

  test("that breaks a rule is one line that names the file", async () => {
    const { argv, file, data, spec } = files();
    writeFileSync(file, JSON.stringify({ ...recipe(data, spec), epochs: "2" }));
    const stderr = `tenpen: ${file}: epochs: must be a whole number from 1 to 1000, got "2"\n`;
    expect(await call(argv)).toMatchObject({ code: 2, stderr });
  });

  test.each([
    ["spec", "lenet", /spec: must be .* or a \.json file, got "lenet"\n$/],
    ["data", "digits.csv", /digits\.csv: must be a file that exists, got nothing\n$/],
    ["validation", 60, /validation: must leave some of the 60 images for training, got 60\n$/],
  ])("with another %s than there can be is named as well", async (key, value, message) => {
    const { argv, file, data, spec } = files();
    writeFileSync(file, JSON.stringify({ ...recipe(data, spec), [key]: value }));
    expect(await call(argv)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
  });

  test.each([
    ["the changes of images", { augmentation: undefined }],
    ["the strength of the last ones", { augmentation: { elastic: 2, cooldownEpochs: 1, cooldownStrength: 0.4 } }],
    ["how far they are bent", { augmentation: { elastic: 3, cooldownEpochs: 1, cooldownStrength: 0.5 } }],
    ["the moving average", { averageDecay: undefined }],
    ["the smoothing of labels", { labelSmoothing: undefined }],
    ["the schedule", { schedule: undefined }],
    ["the optimizer's options", { optimizer: { type: "adamW", beta1: 0.8 } }],
    ["the seed", { seed: 5 }],
  ])("is followed in %s", async (_, change) => {
    const weights = async (changes: object) => {
      const { argv, file, data, spec, model } = files();
      writeFileSync(
        file,
        JSON.stringify({ ...recipe(data, spec), monitor: "val_loss", precision: "float32", ...changes }),
      );
      expect(await call(argv)).toMatchObject({ code: 0, stderr: "" });
      return readSafetensors(readFileSync(model)).weights;
    };
    expect(await weights(change)).not.toEqual(await weights({}));
  });
});
