import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import { alwaysSeven, call, folder, put, root } from "../../test/support/call.ts";
import { firstOfMnist } from "../../test/support/mnist.ts";
import { writeKeras } from "../formats/keras/write-keras.ts";
import { readSafetensors } from "../formats/safetensors.ts";
import type { Model } from "../model/model.ts";
import { findEncoding } from "./find-encoding.ts";

const classic = readSafetensors(readFileSync(join(root, "models/classic.safetensors")));

/** A network that reads pixels of 0…255: the first weights take them back to 0…1. */
function of255(model: Model): Model {
  const [first] = Object.keys(model.weights);
  return { ...model, weights: { ...model.weights, [first!]: model.weights[first!]!.map((weight) => weight / 255) } };
}

/** As another program writes it. */
async function keras(model: Model): Promise<string> {
  const source = { input: [28, 28, 1], outputActivation: "softmax" } as const;
  return put(folder(), "m.keras", await writeKeras({ ...model, source }));
}

it.each<[string, (model: Model) => Model]>([
  ["0..1", (model) => model],
  ["0..255", of255],
])("finds %s, says so, and evaluates by it", async (range, change) => {
  const set = await firstOfMnist(folder(), 200);
  const model = await keras(change(classic));
  const { code, stdout, stderr } = await call(["evaluate", set, "--model", model, "--json"]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^\S+m\.keras: reads \d+\.\d % of 300 MNIST images as .*\n$/);
  expect(stderr).toContain(` as ${range}, white-on-black\n`);
  expect(JSON.parse(stdout).accuracy).toBeGreaterThan(0.95);
});

test("recognize and export do likewise", async () => {
  const model = await keras(of255(classic));
  const digits = join(root, "test/fixtures/digits.ink.jsonl");
  const read = await call(["recognize", digits, "--model", model]);
  expect(read).toMatchObject({ code: 0, stderr: expect.stringContaining("as 0..255, white-on-black\n") });
  const output = join(folder(), "m.safetensors");
  const exported = await call(["export", model, "--to", "safetensors", "-o", output]);
  expect(exported).toMatchObject({ code: 0, stderr: expect.stringContaining("as 0..255, white-on-black\n") });
  // It tells its input now: there is nothing to find.
  expect(await call(["recognize", digits, "--model", output])).toMatchObject({ stdout: read.stdout, stderr: "" });
});

test("what is told is not looked for", async () => {
  const argv = ["evaluate", await firstOfMnist(folder(), 10), "--model", await keras(of255(classic))];
  expect(await call([...argv, "--input-range", "0..255"])).toMatchObject({ code: 0, stderr: "" });
});

it("says when nothing fits", async () => {
  expect((await findEncoding(readSafetensors(alwaysSeven()))).text).toBe(
    "reads 10.0 % of 300 MNIST images as 0..1, white-on-black, and no more by any other: it may have been trained on something else",
  );
});

it("says what it takes a network for without MNIST, and when it would take too long", async () => {
  const encoding = { range: "0..1", ink: "white" };
  expect(await findEncoding(classic, async () => Promise.reject(new Error("none")))).toEqual({
    encoding,
    text: "taken to read 0..1, white-on-black, since there is no MNIST to find out with; --input-range and --input-polarity tell",
  });
  const layers = [{ type: "conv2d", filters: 1000, kernel: 28, padding: "same" } as const];
  const huge = { ...classic, spec: { ...classic.spec, layers: [...layers, ...classic.spec.layers] } };
  expect(await findEncoding(huge)).toEqual({
    encoding,
    text: "taken to read 0..1, white-on-black, since finding out would take too long; --input-range and --input-polarity tell",
  });
});
