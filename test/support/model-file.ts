import { mnistPreprocessing } from "../../src/ink/normalize.ts";
import type { Model } from "../../src/model/model.ts";
import { sizeOf } from "../../src/nn/shape.ts";
import { checkSpec, type Spec } from "../../src/nn/spec.ts";

export const spec: Spec = {
  input: [28, 28, 1],
  layers: [
    { type: "conv2d", filters: 2, kernel: [3, 3], stride: 2 },
    { type: "relu" },
    { type: "maxPool2d", size: 4 },
    { type: "flatten" },
    { type: "dense", units: 10 },
  ],
};

export const parameters = checkSpec(spec).flatMap((check) => check.parameters);

export const model: Model = {
  spec,
  weights: Object.fromEntries(
    parameters.map(({ name, shape }, n) => [
      name,
      Float32Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(100 * n + i)),
    ]),
  ),
  preprocessing: mnistPreprocessing,
  training: { data: "mnist", seed: 1, "with quote": '"crc32":"01234567"', letters: "äöü 三" },
};

/** Header and data of a file, to be tampered with. */
export function open(bytes: Uint8Array) {
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  // biome-ignore lint/suspicious/noExplicitAny: the tests put anything in
  const header: any = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  return { length, header, data: bytes.slice(8 + length) };
}

export function file(header: unknown, data: Uint8Array, headerLength?: bigint): Uint8Array {
  const json = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, headerLength ?? BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}
