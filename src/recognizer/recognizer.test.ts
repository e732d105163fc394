import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { readModelFile } from "../formats/model-file.ts";
import { writeSafetensors } from "../formats/safetensors.ts";
import { parseInkLines } from "../ink/jsonl.ts";
import { mnistPreprocessing, normalize } from "../ink/normalize.ts";
import { checkInk, type Ink } from "../ink/stroke.ts";
import type { Model } from "../model/model.ts";
import { initialWeights } from "../nn/network.ts";
import { referenceBackend } from "../nn/reference/index.ts";
import type { Spec } from "../nn/spec.ts";
import { createRecognizer, type RecognizerOptions } from "./create-recognizer.ts";
import { defaultModel } from "./load-reader.ts";
import { networkClassifierFor } from "./network-classifier.ts";
import type { Reading } from "./reading.ts";

const bar: Ink = {
  strokes: [
    [
      { x: 30, y: 10 },
      { x: 34, y: 110 },
    ],
  ],
};

/** Logit d is ten times the brightness of pixel d of row 4 and column 14: what is seen decides what is read. */
function transparentModel(preprocessing = mnistPreprocessing): Model {
  const { size } = preprocessing;
  const kernel = new Float32Array(size * size * 10);
  for (let digit = 0; digit < 10; digit++) kernel[(digit * size + Math.floor(size / 2)) * 10 + digit] = 10;
  return {
    spec: { input: [size, size, 1], layers: [{ type: "flatten" }, { type: "dense", units: 10 }] },
    weights: { "dense_1.kernel": kernel, "dense_1.bias": new Float32Array(10) },
    preprocessing,
  };
}

const nothing: Reading = { text: "", confidence: 0, numbers: [], digits: [] };

afterEach(() => vi.unstubAllGlobals());

describe("Recognizer", () => {
  it("reads with the shipped model when none is given", async () => {
    const recognizer = await createRecognizer();
    const fixtures = await readFile(new URL("../../test/fixtures/digits.ink.jsonl", import.meta.url), "utf8");
    for (const { ink, label } of parseInkLines(fixtures)) {
      const { text, digits } = recognizer.recognize(ink);
      expect(text).toBe(label);
      expect(digits[0]!.confidence).toBe(Math.max(...digits[0]!.probabilities));
      expect(digits[0]!.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    }
  });

  it.each<[string, boolean, [number, number][][]]>([
    [
      "an upright stroke",
      true,
      [
        [
          [50, 0],
          [50, 100],
        ],
      ],
    ],
    [
      "a stroke that leans as some write a 1",
      true,
      [
        [
          [70, 0],
          [30, 100],
        ],
      ],
    ],
    [
      "an exclamation mark",
      false,
      [
        [
          [50, 0],
          [50, 70],
        ],
        [
          [50, 95],
          [51, 96],
        ],
      ],
    ],
    [
      "a backslash",
      false,
      [
        [
          [0, 0],
          [100, 100],
        ],
      ],
    ],
    [
      "a minus",
      false,
      [
        [
          [0, 50],
          [100, 52],
        ],
      ],
    ],
    [
      "a question mark",
      false,
      [
        [
          [25, 20],
          [38, 2],
          [62, 2],
          [75, 20],
          [65, 40],
          [50, 55],
          [50, 72],
        ],
        [
          [50, 98],
          [51, 99],
        ],
      ],
    ],
    [
      "a 4 without its second stroke",
      false,
      [
        [
          [30, 0],
          [30, 100],
          [80, 100],
        ],
      ],
    ],
  ])("tells whether %s is a digit", async (_, accepted, lines) => {
    const recognizer = await createRecognizer();
    const strokes = lines.map((line) => line.map(([x, y]) => ({ x, y })));
    const { text, digits } = recognizer.recognize({ strokes });
    expect({ text, accepted: digits.some((digit) => digit.accepted) }).toEqual({ text: accepted ? "1" : "", accepted });
  });

  it("checks ink where it comes in, and nowhere again", async () => {
    const recognizer = await createRecognizer({ model: transparentModel() });
    let asked = 0;
    const point = (y: number) => ({
      ...{ x: 0, y },
      // Only `checkInk` wants to know it.
      get pressure() {
        asked++;
        return 0.5;
      },
    });
    const ink = { strokes: [[point(0), point(9)]] };
    checkInk(ink);
    const once = asked;
    expect(once).toBeGreaterThan(0);
    recognizer.recognize(ink);
    expect(asked).toBe(2 * once);
  });

  it("reads where strokes go, and not how fast or how hard they were drawn", async () => {
    const recognizer = await createRecognizer();
    const fixtures = await readFile(new URL("../../test/fixtures/digits.ink.jsonl", import.meta.url), "utf8");
    for (const { ink } of parseInkLines(fixtures)) {
      const felt = (how: (i: number) => { t: number; pressure: number }) => ({
        ...ink,
        strokes: ink.strokes.map((stroke) => stroke.map(({ x, y }, i) => ({ x, y, ...how(i) }))),
      });
      const plain = { ...ink, strokes: ink.strokes.map((stroke) => stroke.map(({ x, y }) => ({ x, y }))) };
      const reading = recognizer.recognize(plain);
      expect(recognizer.recognize(felt((i) => ({ t: i * 8, pressure: 0.1 })))).toEqual(reading);
      expect(recognizer.recognize(felt((i) => ({ t: 9e6 - i, pressure: (i % 5) / 4 })))).toEqual(reading);
    }
  });

  it("says where the digit stands", async () => {
    const recognizer = await createRecognizer({ model: transparentModel() });
    expect(recognizer.recognize(bar).digits[0]!.bounds).toEqual({ x: 30, y: 10, width: 4, height: 100 });
  });

  it("has no digits for a blank drawing", async () => {
    const recognizer = await createRecognizer({ model: transparentModel() });
    for (const strokes of [[], [[]]]) expect(recognizer.recognize({ strokes })).toEqual(nothing);
  });

  it("answers dots and a tiny tick without the network, and a tick of the same size where the paper is small", async () => {
    const recognizer = await createRecognizer({ model: transparentModel() });
    const tick = {
      strokes: [
        [
          { x: 100, y: 100 },
          { x: 102, y: 104 },
        ],
      ],
    };
    const dot = {
      strokes: [
        [
          { x: 7, y: 7 },
          { x: 7, y: 7 },
        ],
      ],
    };
    const none = { reading: nothing, images: new Uint8Array() };
    expect(recognizer.read(dot)).toMatchObject(none);
    expect(recognizer.read({ ...dot, width: 500, height: 500 })).toMatchObject(none);
    expect(recognizer.read({ ...tick, width: 500, height: 500 })).toMatchObject(none);
    // No paper is known, but this is a dot to `normalize`, too.
    expect(recognizer.read({ strokes: [[7, 7 + 1e-12].map((x) => ({ x, y: 7 }))] })).toMatchObject(none);
    const taps = { strokes: [0, 50, 100].map((y) => [{ x: y / 2, y }]) };
    expect(recognizer.read(taps)).toMatchObject(none);
    expect(recognizer.read({ ...taps, width: 500, height: 500 })).toMatchObject(none);
    // A line in many pieces is ink enough.
    const pieces = Array.from({ length: 40 }, (_, i) => [0, 2].map((y) => ({ x: 9, y: 3 * i + y })));
    expect(recognizer.recognize({ strokes: pieces, width: 500, height: 500 }).digits).toHaveLength(1);
    expect(recognizer.recognize({ ...tick, width: 200, height: 300 }).digits).toHaveLength(1);
    expect(recognizer.recognize(tick).digits).toHaveLength(1);
  });

  it("sees as the model's preprocessing says, not as MNIST's", async () => {
    const preprocessing = { size: 20, box: 12, brush: 1.5, middle: 9.5 };
    const recognizer = await createRecognizer({ model: transparentModel(preprocessing) });
    const { images: image, reading } = recognizer.read(bar);
    expect(image).toEqual(normalize(bar, preprocessing));
    expect(image.length).toBe(400);
    const logits = Array.from({ length: 10 }, (_, digit) => (10 * image[digit * 20 + 10]!) / 255);
    const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
    for (const [digit, probability] of reading.digits[0]!.probabilities.entries()) {
      expect(probability).toBeCloseTo(Math.exp(logits[digit]!) / sum, 5);
    }
  });

  it("decides on images as on the drawings that they come from", async () => {
    const recognizer = await createRecognizer({ model: transparentModel() });
    const { images: image, reading } = recognizer.read(bar);
    const { bounds: _, ...prediction } = reading.digits[0]!;
    expect(recognizer.recognizeImages(Uint8Array.of(...new Uint8Array(784), ...image), 2)[1]).toEqual(prediction);
  });

  it("refuses images that are not as many as it is told", async () => {
    const recognizer = await createRecognizer({ model: transparentModel() });
    expect(() => recognizer.recognizeImages(new Uint8Array(784), 2)).toThrow(
      "images: must have 1568 pixels for 2 images, got 784",
    );
  });

  it("throws rather than answer with what is no number", async () => {
    const model = transparentModel();
    model.weights["dense_1.kernel"]!.fill(3e38);
    const recognizer = await createRecognizer({ model });
    expect(() => recognizer.recognize(bar)).toThrow("logits: must be finite, got Infinity");
  });

  it("refuses ink that is none", async () => {
    const recognizer = await createRecognizer({ model: transparentModel() });
    expect(() => recognizer.recognize({ strokes: [[{ x: Number.NaN, y: 0 }]] })).toThrow(/^stroke 0, point 0: x must/);
  });
});

describe("createRecognizer", () => {
  it("gives the same from bytes, from an object and on the reference kernels", async () => {
    const model = transparentModel();
    const readings = [
      await createRecognizer({ model }),
      await createRecognizer({ model: writeSafetensors(model) }),
      await createRecognizer({ model, backend: referenceBackend }),
    ].map((recognizer) => recognizer.recognize(bar));
    expect(readings[1]).toEqual(readings[0]);
    expect(readings[2]!.text).toBe(readings[0]!.text);
  });

  it("takes bytes in whatever they come", async () => {
    const bytes = writeSafetensors(transparentModel());
    const around = new Uint8Array(bytes.length + 6);
    around.set(bytes, 3);
    const views = [bytes.buffer, new DataView(around.buffer, 3, bytes.length), Buffer.from(bytes)];
    for (const model of views) {
      expect((await createRecognizer({ model })).model).toEqual(transparentModel());
    }
  });

  it("says in one line that a file is not there, or is a folder", async () => {
    const load = (path: string) => createRecognizer({ model: new URL(path, import.meta.url) });
    const message = (code: string) =>
      expect.stringMatching(new RegExp(`: must be a file that can be read, got ${code}$`));
    await expect(load("./none.safetensors")).rejects.toThrow(brokenRule("data", message("ENOENT")));
    await expect(load("./")).rejects.toThrow(brokenRule("data", message("EISDIR")));
  });

  it("takes only images of their number", async () => {
    const recognizer = await createRecognizer({ model: transparentModel() });
    const read = (images: unknown, count: unknown) => () =>
      recognizer.recognizeImages(images as Uint8Array, count as number);
    expect(read(undefined, 1)).toThrow(brokenRule("option", "images: must be a Uint8Array, got undefined"));
    expect(read(new Uint8Array(), -1)).toThrow(
      brokenRule("option", "count: must be a whole number of at least 0, got -1"),
    );
  });

  it.each<[unknown, string]>([
    [{ model: "models/ink.safetensors" }, 'model: must be a Model, bytes or a URL, got "models/ink.safetensors"'],
    [{ model: null }, "model: must be a Model, bytes or a URL, got null"],
    [{ model: [1, 2] }, "model: must be a Model, bytes or a URL, got a list of 2"],
    [{ model: Promise.resolve() }, "model: must be a Model, bytes or a URL, got an object"],
    [{ modell: transparentModel() }, 'options: takes only model, pictureModel, backend, got "modell"'],
    [{ backend: "simd" }, 'backend: must be one of `createBackend`, got "simd"'],
    [{ backend: {} }, "backend: must be one of `createBackend`, got an object"],
    [null, "options: must be an object, got null"],
    ["ink", 'options: must be an object, got "ink"'],
  ])("refuses %o in one line", async (options, message) => {
    await expect(createRecognizer(options as RecognizerOptions)).rejects.toThrow(brokenRule("option", message));
  });

  it.each<[string, Spec["layers"], number]>([
    [
      "a pool of wide windows",
      [
        { type: "zeroPadding2d", padding: [500, 500, 500, 500] },
        { type: "maxPool2d", size: 1000, stride: 1, padding: "same" },
        { type: "globalAveragePool2d" },
      ],
      28,
    ],
    [
      "a sum of many",
      [
        { type: "zeroPadding2d", name: "p", padding: [2000, 2000, 1300, 1300] },
        { type: "add", inputs: new Array(400).fill("p") },
        { type: "globalAveragePool2d" },
      ],
      28,
    ],
    [
      "images of another size",
      [{ type: "conv2d", filters: 64, kernel: 150, padding: "same" }, { type: "globalAveragePool2d" }],
      256,
    ],
  ])("refuses %s by whatever entrance: it would take minutes a drawing", async (_, layers, size) => {
    const spec: Spec = { input: [size, size, 1], layers: [...layers, { type: "dense", units: 10 }] };
    const model = { spec, weights: initialWeights(spec, 1), preprocessing: { ...mnistPreprocessing, size } };
    const bytes = writeSafetensors(model);
    vi.stubGlobal("fetch", async () => new Response(bytes));
    const entrances = [
      () => createRecognizer({ model }),
      () => createRecognizer({ model: bytes }),
      () => createRecognizer({ model: new URL("https://example.org/m") }),
      () => createRecognizer({ model, backend: referenceBackend }),
      () => networkClassifierFor(model),
      () => readModelFile(bytes),
    ];
    for (const enter of entrances) {
      await expect(enter()).rejects.toThrow(brokenRule("limit", expect.stringMatching(/spec: must cost at most /)));
    }
  });

  it("fetches a model from a URL and says what the server answered", async () => {
    const bytes = writeSafetensors(transparentModel());
    const fetched = vi.fn(
      async (url: URL) => new Response(bytes as BodyInit, { status: url.pathname === "/m" ? 200 : 404 }),
    );
    vi.stubGlobal("fetch", fetched);
    const recognizer = await createRecognizer({ model: new URL("https://example.org/m") });
    expect(recognizer.recognize(bar).digits.length).toBe(1);
    await expect(createRecognizer({ model: new URL("https://example.org/n") })).rejects.toThrow(
      "https://example.org/n: must be answered with 200, got 404",
    );
    fetched.mockRejectedValue(new TypeError("Failed to fetch"));
    await expect(createRecognizer({ model: new URL("https://example.org/m") })).rejects.toThrow(
      brokenRule("network", "https://example.org/m: must arrive, got TypeError: Failed to fetch"),
    );
  });

  it("refuses a model that is none, as bytes and as an object", async () => {
    await expect(createRecognizer({ model: new Uint8Array(3) })).rejects.toThrow(/model/);
    const { spec, ...model } = transparentModel();
    const small: Model = { ...model, spec: { ...spec, input: [14, 14, 1] } };
    const weightless = { spec, preprocessing: model.preprocessing } as Model;
    await expect(createRecognizer({ model: weightless })).rejects.toThrow(
      brokenRule("model", "model.weights: must be an object, got undefined"),
    );
    await expect(createRecognizer({ model: small })).rejects.toThrow(/spec\.input.* must be \[28,28,1\]/);
  });

  it("has a default model that is there, within 100 KB", async () => {
    const { length } = await readFile(defaultModel());
    expect(length).toBeGreaterThan(50_000);
    expect(length).toBeLessThan(100_000);
  });
});
