import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { call, folder } from "../../test/support/call.ts";
import { readSafetensors } from "../formats/safetensors.ts";

const keras = join(import.meta.dirname, "../../test/golden/keras/conv.keras");

test.each([
  [[], []],
  [["--input-polarity", "white-on-black"], []],
  [["--input-range", "-1..1"], [{ scale: 2, offset: -1 }]],
  [
    ["--input-range", "0..255", "--input-polarity", "black-on-white"],
    [
      { scale: -1, offset: 1 },
      { scale: 255, offset: 0 },
    ],
  ],
])("a model of Keras is told its input: %j", async (options, expected) => {
  const output = join(folder(), "m.safetensors");
  expect((await call(["export", keras, "--to", "safetensors", "-o", output, ...options])).code).toBe(0);
  const { layers } = readSafetensors(readFileSync(output)).spec;
  const front = layers.slice(
    0,
    layers.findIndex(({ type }) => type !== "rescaling"),
  );
  expect(front).toEqual(expected.map((rule) => ({ type: "rescaling", name: expect.any(String), ...rule })));
});

test.each([
  ["evaluate", "mnist-test"],
  ["recognize", join(import.meta.dirname, "../../test/fixtures/digits.ink.jsonl")],
])("%s refuses it for a model of ours, and what is no encoding", async (command, set) => {
  const told = await call([command, set, "--input-polarity", "black-on-white"]);
  expect(told).toMatchObject({ code: 2, stdout: "" });
  expect(told.stderr).toMatch(
    /^tenpen: \S*ink\.safetensors: file: must be of another program where its input is told, got /,
  );
  expect(await call([command, set, "--input-range", "0..7"])).toEqual({
    ...{ code: 2, stdout: "" },
    stderr: 'tenpen: --input-range: must be 0..1 or 0..255 or -1..1 or mean/std, got "0..7"\n',
  });
});
