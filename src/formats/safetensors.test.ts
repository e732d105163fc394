import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenRule, inModelFile } from "../../test/support/broken-rule.ts";
import { file, model, open, spec } from "../../test/support/model-file.ts";
import { mnistPreprocessing } from "../ink/normalize.ts";
import type { Model } from "../model/model.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

/** A file without a checksum, which another tool could have written, with one thing changed. */
// biome-ignore lint/suspicious/noExplicitAny: the tests put anything in
function altered(alter: (header: any, data: Uint8Array) => unknown): Uint8Array {
  const { header, data } = open(writeSafetensors(model));
  delete header.__metadata__.crc32;
  const result = alter(header, data);
  return file(header, result instanceof Uint8Array ? result : data);
}

describe("writing", () => {
  test("reads back as the same model", () => {
    expect(readSafetensors(writeSafetensors(model))).toEqual(model);
    const { training: _, ...bare } = model;
    expect(readSafetensors(writeSafetensors(bare))).toEqual(bare);
  });

  test("is the published format", () => {
    const { length, header, data } = open(writeSafetensors(model));
    expect(length % 8).toBe(0);
    expect(header["conv2d_1.kernel"]).toEqual({ dtype: "F32", shape: [3, 3, 1, 2], data_offsets: [0, 72] });
    expect(header["conv2d_1.bias"]).toEqual({ dtype: "F32", shape: [2], data_offsets: [72, 80] });
    expect(header["dense_1.kernel"]).toEqual({ dtype: "F32", shape: [18, 10], data_offsets: [80, 800] });
    expect(header["dense_1.bias"]).toEqual({ dtype: "F32", shape: [10], data_offsets: [800, 840] });
    expect(Object.values(header.__metadata__).every((value) => typeof value === "string")).toBe(true);
    expect(data.length).toBe(840);
    expect(new DataView(data.buffer).getFloat32(4, true)).toBe(Math.fround(Math.sin(1)));
  });

  test("equal models give equal bytes, whatever the order of their keys", () => {
    const reversed = <T extends object>(value: T) => Object.fromEntries(Object.entries(value).reverse()) as T;
    const other = reversed({
      spec: reversed({ ...spec, layers: spec.layers.map(reversed) }),
      weights: reversed(model.weights),
      preprocessing: reversed(model.preprocessing),
      training: reversed(model.training!),
    });
    expect(writeSafetensors(other)).toEqual(writeSafetensors(model));
  });

  const kernel = model.weights["dense_1.kernel"]!;
  test.each<[string, Partial<Record<keyof Model, unknown>>, string]>([
    [
      "a missing weight",
      { weights: { ...model.weights, "dense_1.bias": undefined } },
      "dense_1.bias: must be a Float32Array, got undefined",
    ],
    ["no weights", { weights: {} }, "model: must have the tensor conv2d_1.kernel of its spec, got none"],
    [
      "a weight too many",
      { weights: { ...model.weights, x: kernel } },
      'model: must have only tensors of its spec, got "x"',
    ],
    [
      "a weight of another size",
      { weights: { ...model.weights, "dense_1.bias": kernel } },
      "dense_1.bias: must have 10 values, got 180",
    ],
    [
      "NaN",
      { weights: { ...model.weights, "dense_1.bias": new Float32Array(10).fill(Number.NaN, 3) } },
      "dense_1.bias: value 3 must be finite, got NaN",
    ],
    [
      "an input that the preprocessing does not make",
      { preprocessing: { ...mnistPreprocessing, size: 30 } },
      "spec.input: must be [30,30,1], as the preprocessing makes it, got [28,28,1]",
    ],
    [
      "other than ten outputs",
      { spec: { ...spec, layers: [{ type: "flatten" }, { type: "dense", units: 5 }] } },
      "spec: must end in 10 logits, one a digit, or one more for what is no digit, got 5",
    ],
    ["training that is no object", { training: 3 }, "model.training: must be an object, got 3"],
    [
      "training nested too deep",
      { training: { deep: JSON.parse("[".repeat(40) + "]".repeat(40)) } },
      "training: must be nested at most 32 deep, got 33",
    ],
    [
      "training that is too long",
      { training: { text: "x".repeat(2 ** 20) } },
      expect.stringMatching(/^model: description must take at most 1048576 bytes, got 1049\d{3}$/) as unknown as string,
    ],
  ])("refuses %s", (_name, change, message) => {
    expect(() => writeSafetensors({ ...model, ...change } as Model)).toThrow(brokenRule("model", message));
  });
});

describe("reading", () => {
  test("a file that another tool wrote, without checksum and version", () => {
    const bytes = altered((header) => {
      delete header.__metadata__.format_version;
      header.__metadata__.format = "pt";
    });
    expect(readSafetensors(bytes)).toEqual(model);
  });

  test("tensors in another order", () => {
    const bytes = altered((header, data) => {
      header["conv2d_1.bias"].data_offsets = [0, 8];
      header["conv2d_1.kernel"].data_offsets = [8, 80];
      const moved = data.slice();
      moved.set(data.subarray(72, 80), 0);
      moved.set(data.subarray(0, 72), 8);
      return moved;
    });
    expect(readSafetensors(bytes)).toEqual(model);
  });

  test("F16, and a start that is not a multiple of 4", () => {
    const bytes = altered((header, data) => {
      header["conv2d_1.bias"] = { dtype: "F16", shape: [2], data_offsets: [72, 76] };
      header["dense_1.kernel"].data_offsets = [76, 796];
      header["dense_1.bias"].data_offsets = [796, 836];
      const half = new Uint8Array([...data.subarray(0, 72), 0x00, 0x3c, 0x00, 0xb8, ...data.subarray(80)]);
      return half;
    });
    for (const shift of [0, 1, 2, 3]) {
      const read = readSafetensors(new Uint8Array([...new Uint8Array(shift), ...bytes]).subarray(shift));
      expect(read.weights).toEqual({ ...model.weights, "conv2d_1.bias": Float32Array.of(1, -0.5) });
    }
  });

  test("does not keep the file alive", () => {
    const bytes = writeSafetensors(model);
    expect(readSafetensors(bytes).weights["dense_1.bias"]!.buffer.byteLength).toBe(40);
  });

  const metadata = (key: string, value: unknown) =>
    altered((header) => {
      header.__metadata__[key] = value;
    });
  const tensor = (key: string, value: unknown) =>
    altered((header) => {
      header["dense_1.bias"][key] = value;
    });
  const plain = altered(() => {});
  const { header: plainHeader, data: plainData } = open(plain);

  test.each<[string, Uint8Array, string | RegExp]>([
    ["nothing", new Uint8Array(), "m: file: must begin with 8 bytes of header length, got"],
    [
      "a header longer than the file",
      file("{}", plainData, 1000n),
      "m: header length: must be from 2 to 1048576 and fit into the file's 850 bytes, got 1000",
    ],
    [
      "a header of 2⁶³",
      file("{}", plainData, 2n ** 63n),
      "m: header length: must be from 2 to 1048576 and fit into the file's 850 bytes, got 9223372036854775808",
    ],
    [
      "no header",
      file("", plainData),
      "m: header length: must be from 2 to 1048576 and fit into the file's 848 bytes, got 0",
    ],
    [
      "a header over the bound",
      file(" ".repeat(2 ** 20 + 1), plainData),
      "m: header length: must be from 2 to 1048576 and fit into the file's 1049425 bytes, got 1048577",
    ],
    ["a header that is no object", file("[]", plainData), 'm: header: must begin with {, got "["'],
    ["a byte order mark", file("\ufeff{}", plainData), 'm: header: must begin with {, got " "'],
    [
      "a header that is not UTF-8",
      (() => {
        const bytes = plain.slice();
        bytes[20] = 0xff;
        return bytes;
      })(),
      "m: header: must be UTF-8, got other bytes",
    ],
    ["a header that is no JSON", file("{oops}", plainData), 'm: header: must be JSON, got "oops}" at column 2'],
    [
      "no metadata",
      file({}, plainData),
      "m: __metadata__: must be an object with spec and preprocessing, got undefined",
    ],
    [
      "no spec",
      altered((header) => {
        delete header.__metadata__.spec;
      }),
      "m: __metadata__: must have spec, got none",
    ],
    ["an unknown key", metadata("crc33", "0"), /^m: __metadata__: takes only .*, got "crc33"$/],
    ["metadata that is no string", metadata("spec", {}), "m: __metadata__.spec: must be a string, got an object"],
    ["another version", metadata("format_version", "2"), 'm: format_version: must be 1, got "2"'],
    [
      "a checksum in capitals",
      metadata("crc32", "DEADBEEF"),
      "m: crc32: must be eight hex digits in lower case, got something else",
    ],
    [
      "a wrong checksum",
      metadata("crc32", "01234567"),
      /^m: file: is damaged, its checksum must be 01234567, got [0-9a-f]{8}$/,
    ],
    ["a spec that is no JSON", metadata("spec", "{"), "m: spec: must be JSON, got its end at column 2"],
    ["a spec that is null", metadata("spec", "null"), "m: spec: must be an object with input and layers, got null"],
    [
      "a deep spec",
      metadata("spec", `{"input":${"[".repeat(1e5)}${"]".repeat(1e5)}}`),
      "m: spec: must be nested at most 32 deep, got 33",
    ],
    [
      "a huge layer",
      metadata(
        "spec",
        JSON.stringify({ input: [28, 28, 1], layers: [{ type: "conv2d", filters: 1e9, kernel: [3, 3] }] }),
      ),
      /^m: conv2d_1: must have at most 67108864 values, got/,
    ],
    ["a preprocessing that is a list", metadata("preprocessing", "[]"), /^m: preprocessing: must be an object/],
    ["training that is a list", metadata("training", "[]"), "m: training: must be an object, got an empty list"],
    [
      "a missing tensor",
      altered((header) => {
        delete header["dense_1.bias"];
      }),
      "m: file: must have the tensor dense_1.bias of its spec, got none",
    ],
    [
      "a tensor too many",
      altered((header) => {
        header.extra = header["dense_1.bias"];
      }),
      'm: file: must have only tensors of its spec, got "extra"',
    ],
    [
      "a tensor twice",
      file(JSON.stringify(plainHeader).replace("conv2d_1.bias", "conv2d_1.kernel"), plainData),
      'm: header: must not have the same key twice, got "conv2d_1.kernel"',
    ],
    [
      "a tensor that is no object",
      altered((header) => {
        header["dense_1.bias"] = null;
      }),
      "m: dense_1.bias: must be an object with dtype, shape and data_offsets, got null",
    ],
    ["another dtype", tensor("dtype", "I64"), 'm: dense_1.bias: dtype must be F32, F16, I8, got "I64"'],
    ["a shape that is a number", tensor("shape", 10), "m: dense_1.bias: shape must be a list, got 10"],
    ["another shape", tensor("shape", [2, 5]), "m: dense_1.bias: shape must be [10], as its spec says, got [2,5]"],
    [
      "offsets that are no numbers",
      tensor("data_offsets", ["0", 1]),
      /^m: dense_1.bias: data_offsets must be two whole/,
    ],
    [
      "half an offset",
      tensor("data_offsets", [800.5, 840]),
      /^m: dense_1.bias: data_offsets must be two whole numbers/,
    ],
    [
      "offsets beyond the file",
      tensor("data_offsets", [800, 2 ** 40]),
      "m: dense_1.bias: data_offsets must be in order and within 0…840, got [800,1099511627776]",
    ],
    [
      "offsets in disorder",
      tensor("data_offsets", [840, 800]),
      "m: dense_1.bias: data_offsets must be in order and within 0…840, got [840,800]",
    ],
    [
      "an overlap",
      tensor("data_offsets", [796, 836]),
      "m: dense_1.bias: must begin at 800, where the one before ends, got 796",
    ],
    [
      "a gap",
      tensor("data_offsets", [804, 840]),
      "m: dense_1.bias: must begin at 800, where the one before ends, got 804",
    ],
    [
      "a tensor that is too short",
      tensor("data_offsets", [800, 836]),
      "m: file: must end with its last tensor at 836, got 840",
    ],
    ["the wrong dtype for the bytes", tensor("dtype", "F16"), "m: dense_1.bias: must take 20 bytes, got 40"],
    [
      "more after the end",
      altered((_header, data) => new Uint8Array([...data, 0])),
      "m: file: must end with its last tensor at 840, got 841",
    ],
    [
      "an infinite weight",
      altered((_header, data) => new DataView(data.buffer).setFloat32(804, Number.NEGATIVE_INFINITY, true)),
      "m: dense_1.bias: value 1 must be finite, got -Infinity",
    ],
  ])("refuses %s", (_name, bytes, message) => {
    expect(() => readSafetensors(bytes, "m")).toThrow(
      brokenRule(
        inModelFile,
        typeof message === "string" ? expect.stringContaining(message) : expect.stringMatching(message),
      ),
    );
  });

  test("a name with line breaks and a very long one stay in one short line", () => {
    for (const name of ["a\n\u2028b", "x".repeat(1e5)]) {
      const bytes = altered((header) => {
        header[name] = header["dense_1.bias"];
      });
      expect(() => readSafetensors(bytes)).toThrow(/^[^\n\u2028]{1,400}$/);
    }
  });
});

describe("damage", () => {
  const whole = writeSafetensors(model);

  test("every bit that is turned in the header is found, and every byte of the rest", () => {
    const end = 8 + open(whole).length;
    for (let at = 0; at < whole.length; at++) {
      for (const bit of at < end ? [1, 2, 4, 8, 16, 32, 64, 128] : [1 << (at % 8)]) {
        const bytes = whole.slice();
        bytes[at]! ^= bit;
        expect(() => readSafetensors(bytes), `byte ${at}, bit ${bit}`).toThrow(brokenRule("model"));
      }
    }
  });

  test("500 truncations and mutations give an error of ours each", () => {
    const byte = fc.nat(whole.length - 1);
    const damage = fc.oneof(
      byte.map((length) => whole.slice(0, length)),
      fc
        .tuple(byte, byte)
        .map(([a, b]) => new Uint8Array([...whole.slice(0, Math.min(a, b)), ...whole.slice(Math.max(a, b) + 1)])),
      fc.array(fc.tuple(byte, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 20 }).map((changes) => {
        const bytes = whole.slice();
        for (const [at, by] of new Map(changes)) bytes[at]! ^= by;
        return bytes;
      }),
      fc
        .tuple(byte, fc.uint8Array({ minLength: 1, maxLength: 20 }))
        .map(([at, inserted]) => new Uint8Array([...whole.slice(0, at), ...inserted, ...whole.slice(at)])),
    );
    fc.assert(
      fc.property(damage, (bytes) => {
        expect(() => readSafetensors(bytes)).toThrow(brokenRule("model"));
      }),
      { seed: 20250101, numRuns: 500 },
    );
  });

  test("500 mutations of a file without checksum are read or give an error of ours, never anything else", () => {
    const bare = altered(() => {});
    const end = 8 + open(bare).length;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(end - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const bytes = bare.slice();
          for (const [at, by] of changes) bytes[at]! ^= by;
          try {
            readSafetensors(bytes);
          } catch (error) {
            expect(error).toEqual(brokenRule(inModelFile));
          }
        },
      ),
      { seed: 20250101, numRuns: 500 },
    );
  });
});
