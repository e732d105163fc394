import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { alwaysSeven, call, folder, put } from "../../test/support/call.ts";
import { defaultModel } from "../recognizer/load-reader.ts";

test("for people", async () => {
  const path = put(folder(), "seven.safetensors", alwaysSeven());
  const { code, stdout, stderr } = await call(["inspect", path]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toBe(`${path}: 7,850 parameters, ${alwaysSeven().length.toLocaleString("en")} bytes

  layer      options   output   parameters
  input                28×28×1
  flatten_1            784               0
  dense_1    units 10  10            7,850

preprocessing
${stdout.match(/(?<=preprocessing\n)( {2}.*\n)+/)![0]}
training
  data: made up
  seed: 3
`);
  expect(stdout).toContain("  box: 20\n");
});

test("for programs", async () => {
  const path = put(folder(), "seven.safetensors", alwaysSeven());
  const { code, stdout } = await call(["inspect", path, "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    file: path,
    bytes: alwaysSeven().length,
    parameters: 7850,
    statistics: 0,
    input: [28, 28, 1],
    layers: [
      { name: "flatten_1", type: "flatten", options: {}, output: [784], parameters: 0, statistics: 0 },
      { name: "dense_1", type: "dense", options: { units: 10 }, output: [10], parameters: 7850, statistics: 0 },
    ],
    preprocessing: expect.objectContaining({ size: 28, box: 20 }),
    calibration: null,
    training: { data: "made up", seed: 3 },
  });
});

test("how its logits become an answer", async () => {
  const path = fileURLToPath(defaultModel());
  const { calibration } = JSON.parse((await call(["inspect", path, "--json"])).stdout);
  const { temperature, threshold } = calibration;
  expect((await call(["inspect", path])).stdout).toContain(
    `\ncalibration\n  temperature: ${temperature}\n  threshold: ${threshold}\n\ntraining\n`,
  );
});
