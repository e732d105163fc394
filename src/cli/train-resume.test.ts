import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { alwaysSeven, call, put } from "../../test/support/call.ts";
import { setting, tiny } from "../../test/support/training.ts";
import { crc32 } from "../formats/crc32.ts";
import { readSafetensors } from "../formats/safetensors.ts";

/** What a training leaves. */
const all = ["best_model.keras", "best_model.safetensors", "checkpoint.json", "history.json"];

describe("resuming", () => {
  /** Stops a training in its second epoch. */
  async function stopped() {
    const place = setting();
    const controller = new AbortController();
    const stdout = { write: () => controller.abort() };
    const { code } = await call([...place.argv, "--epochs", "3"], { stdout, interruptible: () => controller.signal });
    expect(code).toBe(3);
    return place;
  }

  test("goes on to the end of an unbroken training", async () => {
    const { argv, out, model, history } = await stopped();
    expect(readdirSync(out).sort()).toEqual(all);
    const { code, stdout } = await call([...argv, "--epochs", "3", "--resume"]);
    expect({ code, lines: stdout.split("\n").length }).toEqual({ code: 0, lines: 4 }); // two epochs and the end
    const unbroken = setting();
    expect((await call([...unbroken.argv, "--epochs", "3"])).code).toBe(0);
    expect(readFileSync(model)).toEqual(readFileSync(unbroken.model));
    expect(readFileSync(history)).toEqual(readFileSync(unbroken.history));
  });

  test("says so where there is nothing to go on from, and begins", async () => {
    const { argv, out } = setting();
    const { code, stderr } = await call([...argv, "--epochs", "1", "--resume"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `${out}: nothing to resume, starting from the beginning\n` });
  });

  test("is refused with other settings, naming the first", async () => {
    const { argv } = await stopped();
    const { code, stderr } = await call([...argv, "--epochs", "3", "--seed", "2", "--resume"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "tenpen: --resume: seed must be 1, as it was, got 2\n" });
  });

  test("is refused with a damaged checkpoint, which stays", async () => {
    const { argv, out } = await stopped();
    const path = put(out, "checkpoint.json", "{}");
    const { code, stderr } = await call([...argv, "--epochs", "3", "--resume"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `tenpen: ${path}: must be a whole checkpoint, got another checksum\n`,
    });
    expect(readFileSync(path, "utf8")).toBe("{}");
  });

  test("is refused with another network under the same name", async () => {
    const { argv, spec } = await stopped();
    writeFileSync(spec, tiny.replace('{"type":"flatten"}', '{"type":"dropout","rate":0.5},{"type":"flatten"}'));
    const { code, stderr } = await call([...argv, "--epochs", "3", "--resume"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^tenpen: --resume: spec_sha256 must be "[0-9a-f]{64}", as it was, got "[0-9a-f]{64}"\n$/);
  });

  test("names the option, not what follows from it", async () => {
    const { argv } = await stopped();
    const { code, stderr } = await call([...argv, "--epochs", "3", "--validation-size", "30", "--resume"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "tenpen: --resume: validation must be 20, as it was, got 30\n",
    });
  });

  test("of a finished training ends at once, with other settings as an error", async () => {
    const { argv, out, history } = setting();
    expect((await call([...argv, "--epochs", "1"])).code).toBe(0);
    const before = readFileSync(history, "utf8");
    expect(await call([...argv, "--epochs", "1", "--resume"])).toEqual({
      ...{ code: 0, stdout: "" },
      stderr: `${out}: finished already (epochs)\n`,
    });
    expect(await call([...argv, "--epochs", "1", "--batch-size", "9", "--resume"])).toEqual({
      ...{ code: 2, stdout: "" },
      stderr: "tenpen: --resume: batch must be 8, as it was, got 9\n",
    });
    expect(readFileSync(history, "utf8")).toBe(before);
  });

  test("gives a finished training more epochs, to the same end as if it had been told so at once", async () => {
    const { argv, out, model, history } = setting();
    expect((await call([...argv, "--epochs", "2"])).code).toBe(0);
    const { code, stdout } = await call([...argv, "--epochs", "5", "--resume"]);
    expect({ code, lines: stdout.split("\n").length }).toEqual({ code: 0, lines: 5 }); // three epochs and the end
    const unbroken = setting();
    expect((await call([...unbroken.argv, "--epochs", "5"])).code).toBe(0);
    for (const name of all.filter((name) => !name.endsWith(".keras"))) {
      expect(readFileSync(join(out, name)), name).toEqual(readFileSync(join(unbroken.out, name)));
    }
    expect(JSON.parse(readFileSync(history, "utf8")).settings.epochs).toBe(5);
    expect(readSafetensors(readFileSync(model)).training).toMatchObject({ epochs: 5 });
  });

  test("does so with the best model of before where no later epoch is better", async () => {
    const { argv, model } = setting();
    // The largest loss is that of the first epochs.
    const options = ["--learning-rate", "1", "--patience", "9"];
    expect((await call([...argv, ...options, "--epochs", "2"])).code).toBe(0);
    expect((await call([...argv, ...options, "--epochs", "3", "--resume"])).code).toBe(0);
    const unbroken = setting();
    expect((await call([...unbroken.argv, ...options, "--epochs", "3"])).code).toBe(0);
    expect(readFileSync(model)).toEqual(readFileSync(unbroken.model));
  });

  test("does not take back epochs, nor give more to a training that stopped early", async () => {
    const { argv, history } = setting();
    const early = ["--patience", "1", "--min-delta", "100"];
    expect((await call([...argv, ...early, "--epochs", "5"])).code).toBe(0);
    const stopped = JSON.parse(readFileSync(history, "utf8"));
    expect(stopped).toMatchObject({ stopped: "early", epochs: { length: 2 } });
    expect(await call([...argv, ...early, "--epochs", "1", "--resume"])).toMatchObject({
      ...{ code: 2, stderr: "tenpen: --resume: epochs must be at least 2, which were begun, got 1\n" },
    });
    const more = await call([...argv, ...early, "--epochs", "9", "--resume"]);
    expect(more).toMatchObject({ code: 0, stdout: expect.stringMatching(/^stopped early: epoch \d is the best/) });
    expect(JSON.parse(readFileSync(history, "utf8")).epochs).toEqual(stopped.epochs);
  });

  test("refuses a checkpoint that no training could have written, whatever its checksum says", async () => {
    const { argv, out } = await stopped();
    const path = join(out, "checkpoint.json");
    const [, json = ""] = readFileSync(path, "utf8").split("\n");
    const { settings, state } = JSON.parse(json);
    const text = JSON.stringify({ settings, state: { ...state, epoch: 3 } });
    writeFileSync(path, `${crc32(new TextEncoder().encode(text)).toString(16).padStart(8, "0")}\n${text}\n`);
    expect(await call([...argv, "--epochs", "3", "--resume"])).toMatchObject({
      ...{ code: 2, stderr: `tenpen: ${path}: resume.history: must have 2 epochs, got 1\n` },
    });
  });

  test("begins anew over what the same training left before its first checkpoint, and over nothing else", async () => {
    const { argv, out, model, history } = setting();
    expect((await call([...argv, "--epochs", "1"])).code).toBe(0);
    const bytes = readFileSync(model);
    rmSync(history);
    rmSync(join(out, "checkpoint.json"));
    const other = await call([...argv, "--epochs", "1", "--seed", "9", "--resume"]);
    expect(other).toMatchObject({ code: 2, stderr: "tenpen: --resume: seed must be 1, as it was, got 9\n" });
    expect((await call([...argv, "--epochs", "1", "--resume"])).code).toBe(0);
    expect(readFileSync(model)).toEqual(bytes);
  });

  test.each([
    [
      "best_model.safetensors",
      alwaysSeven(),
      /^tenpen: --resume: data must be "made up", as it was, got "train-images/,
    ],
    ["best_model.safetensors", "precious", /best_model\.safetensors: /],
    ["best_model.keras", "precious", /best_model\.keras: must be of the training to resume, got it without/],
    ["history.json", "precious", /history\.json: must be the history of the training to resume, got something else$/],
    ["history.json", "[1]", /history\.json: must be the history of the training to resume, got something else$/],
  ])("leaves a %s of somebody else as it is (%#)", async (name, content, message) => {
    const { argv, place } = setting();
    const path = put(place, name, content);
    const { code, stdout, stderr } = await call([...argv, "--out", place, "--resume"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.trimEnd()).toMatch(message);
    expect(readFileSync(path)).toEqual(Buffer.from(content));
  });

  test("brings back a best_model.keras that was taken away after the end", async () => {
    const { argv, keras, out } = setting();
    expect((await call([...argv, "--epochs", "1"])).code).toBe(0);
    rmSync(keras);
    const { code, stderr } = await call([...argv, "--epochs", "1", "--resume"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `${out}: finished already (epochs)\n` });
    expect(existsSync(keras)).toBe(true);
  });

  test.each(["model", "keras"] as const)("brings back a best model that was taken away: %s", async (kind) => {
    const { argv, model, ...place } = await stopped();
    const bytes = readFileSync(model);
    rmSync({ model, keras: place.keras }[kind]);
    const stop = { interruptible: () => AbortSignal.abort() };
    expect((await call([...argv, "--epochs", "3", "--resume"], stop)).code).toBe(3);
    expect(readFileSync(model)).toEqual(bytes);
    expect(existsSync(place.keras)).toBe(true);
  });
});

test.each(["best_model.safetensors", "best_model.keras", "history.json", "checkpoint.json"])(
  "a %s that cannot be written in the middle is one line and exit code 1, and nothing good is lost",
  async (name) => {
    const unbroken = setting();
    expect((await call([...unbroken.argv, "--epochs", "3", "--learning-rate", "0.01"])).code).toBe(0);
    const { argv, out, model } = setting();
    const whole = [...argv, "--epochs", "3", "--learning-rate", "0.01", "--checkpoint-every", "2"];
    const epochs: string[] = [];
    // In the way of the temporary file, from the second epoch on.
    const obstacle = join(out, `${name}.${process.pid}.tmp`);
    const stdout = {
      write(text: string) {
        if (epochs.push(text) === 1) mkdirSync(obstacle);
      },
    };
    const { code, stderr } = await call(whole, { stdout });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `tenpen: ${join(out, name)}: must be a file that can be written, got EISDIR\n`,
    });
    expect(readSafetensors(readFileSync(model)).training).toMatchObject({ seed: 1 });
    rmdirSync(obstacle);
    expect((await call([...whole, "--resume"])).code).toBe(0);
    expect(readFileSync(model)).toEqual(readFileSync(unbroken.model));
    expect(readdirSync(out).sort()).toEqual(all);
  },
);

test("a folder that was taken away meanwhile holds the best model again before it is said to be there", async () => {
  const { argv, out, model, keras, history } = setting();
  let epochs = 0;
  const stdout = {
    write() {
      // After the last, when nothing of it would be written again by itself.
      if (++epochs === 4) rmSync(out, { recursive: true });
    },
  };
  expect((await call([...argv, "--epochs", "4"], { stdout })).code).toBe(0);
  const { best_epoch } = JSON.parse(readFileSync(history, "utf8"));
  expect(readSafetensors(readFileSync(model)).training).toMatchObject({ epoch: best_epoch });
  expect(existsSync(keras)).toBe(true);
});

test("a start takes away what killed processes left half written, and nothing else", async () => {
  const { argv, place } = setting();
  put(place, "history.json.4711.tmp", "half");
  put(place, "history.json.mine.tmp", "whole");
  const before = readdirSync(place);
  expect((await call([...argv, "--out", place, "--epochs", "1"])).code).toBe(0);
  const after = [...before.filter((name) => !name.includes("4711")), ...all];
  expect(readdirSync(place).sort()).toEqual(after.sort());
});
