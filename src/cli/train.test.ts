import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { call, folder, idxPair, jsonLines, put } from "../../test/support/call.ts";
import { setting, tiny } from "../../test/support/training.ts";
import { readKeras } from "../formats/keras/read-keras.ts";
import { readSafetensors } from "../formats/safetensors.ts";

/** What a training leaves. */
const all = ["best_model.keras", "best_model.safetensors", "checkpoint.json", "history.json"];

describe("training", () => {
  test("a line an epoch, the best model and the history", async () => {
    const { argv, model, history, out, data } = setting();
    const { code, stdout, stderr } = await call([...argv, "--epochs", "3", "--learning-rate", "0.01", "--seed", "5"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(
      /^epoch 1\/3 {2}loss \d\.\d{4} {2}accuracy \d+\.\d\d % {2}val_loss \d\.\d{4} {2}val_accuracy \d+\.\d\d % {2}saved$/,
    );
    expect(lines[3]).toMatch(
      /^done: epoch \d is the best, with val_loss .* it is in .*best_model\.safetensors and \.keras$/,
    );
    expect(readdirSync(out).sort()).toEqual(all);

    const { epochs, best_epoch, stopped, settings } = JSON.parse(readFileSync(history, "utf8"));
    expect(epochs.map(({ epoch }: { epoch: number }) => epoch)).toEqual([1, 2, 3]);
    expect(stopped).toBe("epochs");
    expect(settings).toMatchObject({ epochs: 3, patience: 5, images: 40, validation: 20, batch: 8, seed: 5 });

    const { training, spec } = readSafetensors(readFileSync(model));
    expect(spec).toEqual(JSON.parse(tiny));
    expect(training).toMatchObject({
      data: "train-images-idx3-ubyte",
      data_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      epoch: best_epoch,
      val_loss: epochs[best_epoch - 1].val_loss,
      spec: "tiny.json",
      seed: 5,
    });
    // The model tells all that the history does.
    expect(training).toMatchObject(settings);
    expect(settings).toMatchObject({ optimizer: "adam", learning_rate: 0.01, monitor: "val_loss", min_delta: 0 });
    expect(JSON.stringify(training)).not.toContain(data);
  });

  test("best_model.keras holds the same weights", async () => {
    const { argv, model, keras } = setting();
    expect((await call([...argv, "--epochs", "2"])).code).toBe(0);
    const { weights } = await readKeras(readFileSync(keras));
    expect(Object.values(weights)).toEqual(Object.values(readSafetensors(readFileSync(model)).weights));
  });

  test("--json gives an object an epoch on stdout, and nothing else", async () => {
    const { argv } = setting();
    const { code, stdout, stderr } = await call([...argv, "--epochs", "2", "--json"]);
    expect(code).toBe(0);
    const records = jsonLines(stdout);
    expect(records).toHaveLength(2);
    expect(Object.keys(records[1])).toEqual(["epoch", "loss", "accuracy", "val_loss", "val_accuracy"]);
    expect(stderr).toMatch(/^done: epoch \d/);
  });

  test("the same call gives the same file, byte for byte, and another seed another one", async () => {
    const files = [];
    for (const seed of ["1", "1", "2"]) {
      const { argv, model } = setting();
      expect((await call([...argv, "--epochs", "2", "--seed", seed])).code).toBe(0);
      files.push(readFileSync(model));
    }
    expect(files[1]!.equals(files[0]!)).toBe(true);
    expect(files[2]!.equals(files[0]!)).toBe(false);
  });

  test("--monitor val_accuracy takes the largest one for the best", async () => {
    const { argv, history } = setting();
    const options = ["--epochs", "4", "--learning-rate", "0.01", "--monitor", "val_accuracy"];
    expect((await call([...argv, ...options])).code).toBe(0);
    const { epochs, best_epoch } = JSON.parse(readFileSync(history, "utf8"));
    const accuracies = epochs.map((epoch: { val_accuracy: number }) => epoch.val_accuracy);
    const largest = Math.max(...accuracies);
    expect(accuracies[best_epoch - 1]).toBe(largest);
    expect(largest).toBeGreaterThan(accuracies[0]); // or the test would show nothing
  });

  test("stops early", async () => {
    const { argv, history } = setting();
    // No epoch is better by a hundred.
    const options = ["--epochs", "9", "--patience", "2", "--min-delta", "100", "--monitor", "val_accuracy"];
    const { code, stdout } = await call([...argv, ...options]);
    expect(code).toBe(0);
    expect(stdout).toContain("\nstopped early: epoch ");
    expect(JSON.parse(readFileSync(history, "utf8"))).toMatchObject({ stopped: "early", epochs: { length: 3 } });
  });

  test("a terminal shows progress, which is gone before a line is printed", async () => {
    const { argv } = setting();
    let shown = "";
    const stderr = { isTTY: true, columns: 200, write: (text: string) => (shown += text) };
    expect((await call([...argv, "--epochs", "2"], { stderr })).code).toBe(0);
    expect(shown).toMatch(/^\repoch 1\/2 .* images\/s .* left/);
    expect(shown.endsWith("\r\x1b[K")).toBe(true);
  });
});

describe("Ctrl-C", () => {
  test("keeps the best model, and says by its code that there is more to do", async () => {
    const { argv, model, history } = setting();
    const controller = new AbortController();
    let stdout = "";
    const { code } = await call([...argv, "--epochs", "1000"], {
      interruptible: () => controller.signal,
      stdout: {
        write(text) {
          stdout += text;
          controller.abort();
        },
      },
    });
    expect(code).toBe(3);
    expect(stdout).toContain(`\nstopped: epoch 1 is the best, with`);
    expect(stdout).toContain(model);
    expect(readSafetensors(readFileSync(model)).training).toMatchObject({ epoch: 1 });
    expect(JSON.parse(readFileSync(history, "utf8"))).toMatchObject({ stopped: "aborted", best_epoch: 1 });
  });

  test("before the first epoch has ended says so as well, and leaves nothing in the way of the next call", async () => {
    const { argv, model, out } = setting();
    const { code, stderr } = await call([...argv], { interruptible: () => AbortSignal.abort() });
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "tenpen: training: must come to its end, got a stop before; --resume goes on\n",
    });
    expect(readdirSync(out)).toEqual([]);
    expect((await call([...argv, "--epochs", "1"])).code).toBe(0);
    expect(existsSync(model)).toBe(true);
  });
});

test.each([
  [60, 6],
  [9, 1],
])("of %i images it sets aside %i when nobody says how many", async (images, aside) => {
  const { argv, history } = setting();
  const data = idxPair(
    folder(),
    Array.from({ length: images }, (_, i) => i % 10),
  );
  const at = argv.indexOf("--validation-size");
  const unsaid = [...argv.slice(0, at), ...argv.slice(at + 2), "--data", data, "--epochs", "1"];
  expect(await call(unsaid)).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(readFileSync(history, "utf8")).settings).toMatchObject({ validation: aside });
});

describe("exit code 2", () => {
  test.each([
    ["--epochs", "0", "--epochs: must be a whole number from 1 to 1000, got 0"],
    ["--epochs", "1.5", "--epochs: must be a whole number from 1 to 1000, got 1.5"],
    ["--epochs", "ten", '--epochs: must be a whole number from 1 to 1000, got "ten"'],
    ["--epochs", "", '--epochs: must be a whole number from 1 to 1000, got ""'],
    ["--batch-size", "-1", "--batch-size: must be a whole number from 1 to 65536, got -1"],
    ["--learning-rate", "0", "--learning-rate: must be above 0 and at most 1, got 0"],
    ["--learning-rate", "0x1", '--learning-rate: must be above 0 and at most 1, got "0x1"'],
    ["--learning-rate", "NaN", '--learning-rate: must be above 0 and at most 1, got "NaN"'],
    ["--min-delta", "-0.1", "--min-delta: must be from 0 to 1000000, got -0.1"],
    ["--patience", "1e3", '--patience: must be a whole number from 0 to 1000, got "1e3"'],
    ["--seed", "4294967296", "--seed: must be a whole number from 0 to 4294967295, got 4294967296"],
    ["--validation-size", "60", "--validation-size: must leave some of the 60 images for training, got 60"],
    ["--monitor", "loss", '--monitor: must be val_loss, val_accuracy, got "loss"'],
    ["--spec", "clasic", '--spec: must be classic, small-res, mnist, ink, picture or a .json file, got "clasic"'],
    ["--spec", "toString", '--spec: must be classic, small-res, mnist, ink, picture or a .json file, got "toString"'],
    ["--spec", "no.json", "no.json: must be a file that exists, got nothing"],
    ["--spec", "package.json", /^package\.json: spec: takes only input, layers, got /],
    ["--data", "no/images", "no/images: must be a file that exists, got nothing"],
    ["--out", "", '--out: must be a folder, got ""'],
    ["--out", "package.json", '--out: must be a folder, got "package.json"'],
    ["--data", "package.json", '--data: must be mnist or a file of IDX images, got "package.json", JSON'],
  ])("for %s %s", async (option, value, message) => {
    const { argv, out } = setting();
    const { code, stdout, stderr } = await call([...argv, option, value]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    const line = stderr.slice("tenpen: ".length, -1);
    if (typeof message === "string") expect(line).toBe(message);
    else expect(line).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });

  test.each(["--spec", "--recipe"])("for a Git LFS pointer as %s", async (option) => {
    const { argv, place, out } = setting();
    const pointer = put(place, "pointer.json", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
    const options = option === "--recipe" ? ["train", "--recipe", pointer, "--out", out] : [...argv, option, pointer];
    const { code, stderr } = await call(options);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `tenpen: ${pointer}: must be JSON, got a Git LFS pointer, not the file\n`,
    });
  });

  test("for a spec that does not read our images", async () => {
    const { argv, place } = setting();
    const spec = put(place, "five.json", tiny.replace("10", "5"));
    const { code, stderr } = await call([...argv, "--spec", spec]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `tenpen: ${spec}: spec: must end in 10 logits, one a digit, or one more for what is no digit, got 5\n`,
    );
  });

  test("for a single image, which cannot be split, naming no option that nobody gave", async () => {
    const { argv } = setting();
    const { code, stderr } = await call([...argv, "--data", idxPair(folder(), [1])]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "tenpen: --data: must have images to train on and to choose by, got 1\n",
    });
  });

  test("for images of another size", async () => {
    const { argv } = setting();
    const data = idxPair(folder(), [1, 2, 3], 12);
    const { code, stderr } = await call([...argv, "--data", data]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `tenpen: ${data}: images must be 28×28, got 12×12\n` });
  });
});

test.each(["best_model.safetensors", "best_model.keras", "history.json"])(
  "a folder that holds %s is left as it is",
  async (name) => {
    const { argv, place } = setting();
    const earlier = put(place, name, "earlier");
    const { code, stdout, stderr } = await call([...argv, "--out", place]);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: "",
      stderr: `tenpen: ${place}: must hold no earlier training, got ${name}; --resume goes on with one\n`,
    });
    expect(readFileSync(earlier, "utf8")).toBe("earlier");
  },
);

test("a folder that cannot be written is exit code 1, before the work", async () => {
  const { argv, place } = setting();
  const out = join(put(place, "file", "in the way"), "runs");
  const { code, stdout, stderr } = await call([...argv, "--out", out]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^tenpen: .*runs: must be a folder that can be written, got E\w+\n$/);
});
