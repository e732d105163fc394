import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { call, folder, root } from "../../test/support/call.ts";
import { readModelFile } from "../formats/model-file.ts";
import { readSafetensors, writeSafetensors } from "../formats/safetensors.ts";

const classic = join(import.meta.dirname, "../../models/classic.safetensors");

it.each(["keras", "safetensors"])("writes a model as %s that can be read again", async (format) => {
  const output = join(folder(), `model.${format}`);
  expect(await call(["export", classic, "--to", format, "-o", output])).toEqual({
    code: 0,
    stdout: `${output}: written\n`,
    stderr: "",
  });
  const [given, written] = await Promise.all([classic, output].map((path) => readModelFile(readFileSync(path))));
  expect(Object.values(written!.weights)).toEqual(Object.values(given!.weights));
});

it("keeps what a network of another program ended in, by way of a file of ours", async () => {
  const [own, output] = ["m.safetensors", "m.keras"].map((name) => join(folder(), name)) as [string, string];
  const softmax = join(import.meta.dirname, "../../test/golden/keras/conv.keras");
  expect((await call(["export", softmax, "--to", "safetensors", "-o", own])).code).toBe(0);
  const model = readSafetensors(readFileSync(own));
  expect(model.source).toEqual({ input: [28, 28, 1], outputActivation: "softmax" });
  expect(model.training).not.toHaveProperty("ending");
  writeFileSync(own, writeSafetensors({ ...model, source: { ...model.source!, outputActivation: "sigmoid" } }));
  expect((await call(["export", own, "--to", "keras", "-o", output])).code).toBe(0);
  expect((await readModelFile(readFileSync(output))).source).toMatchObject({ outputActivation: "sigmoid" });
  expect((await call(["inspect", own])).stdout).toContain(
    "\nmade of\n  input: [28,28,1]\n  outputActivation: sigmoid\n",
  );
});

it("says what the other program will not know", async () => {
  const output = join(folder(), "ink.onnx");
  expect(await call(["export", classic.replace("classic", "ink"), "--to", "onnx", "-o", output])).toEqual({
    code: 0,
    stdout: `${output}: written, without its calibration, which onnx has no place for\n`,
    stderr: "",
  });
});

it("writes ink as a file of Keras that answers as it does, and tells its input", async () => {
  const [ink, output] = [classic.replace("classic", "ink"), join(folder(), "ink.keras")];
  expect((await call(["export", ink, "--to", "keras", "-o", output])).stdout).toBe(`${output}: written\n`);
  const digits = join(root, "test/fixtures/digits.ink.jsonl");
  const [given, written] = await Promise.all(
    [ink, output].map((model) => call(["recognize", digits, "--model", model, "--json"])),
  );
  expect(written).toEqual(given);
  expect(await call(["recognize", digits, "--model", output, "--input-range", "0..1"])).toMatchObject({
    code: 2,
    stderr: `tenpen: ${output}: file: must be of another program where its input is told, got a model of Tenpen, which tells it\n`,
  });
});

it("refuses a name that says another format", async () => {
  expect(await call(["export", classic, "--to", "onnx", "-o", "model.keras"])).toEqual({
    code: 2,
    stdout: "",
    stderr: 'tenpen: --out: must end in .onnx, got "model.keras"\n',
  });
});

it("writes a model as ONNX", async () => {
  const output = join(folder(), "model.onnx");
  expect((await call(["export", classic, "--to", "onnx", "-o", output])).code).toBe(0);
  // The version comes first: field 1, a number.
  expect(readFileSync(output)[0]).toBe(8);
});

it("refuses a format that it does not know", async () => {
  const { code, stderr } = await call(["export", classic, "--to", "pickle", "-o", "m"]);
  expect(code).toBe(2);
  expect(stderr).toBe('tenpen: --to: must be keras or onnx or safetensors, got "pickle"\n');
});

it.skipIf(process.platform === "win32")("leaves a device as it is", async () => {
  const { code, stderr } = await call(["export", classic, "--to", "keras", "-o", "/dev/null"]);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: "tenpen: /dev/null: must be a file that can be written, got ENOTREG\n",
  });
  expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
});
