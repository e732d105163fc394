import { describe, expect, it } from "vitest";
import { type InputEncoding, pixelValues } from "../model/input-encoding.ts";
import type { ClassifierFor } from "./classifier.ts";
import { detectEncoding, encodings, imagesToDetect, type ProbeSet, tryEncoding } from "./detect-encoding.ts";

/** Ten digits by turns, each a bright row of its own in noise. */
const probes: ProbeSet = (() => {
  const count = 100;
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  const images = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 7919) % 60);
  labels.forEach((label, i) => {
    images.fill(255, i * 784 + (2 * label + 4) * 28, i * 784 + (2 * label + 5) * 28);
  });
  return { images, labels, count };
})();

/** The mean of the row that stands for a digit. */
function rowOf(digit: number, images: Float32Array, i: number): number {
  const start = i * 784 + (2 * digit + 4) * 28;
  return images.subarray(start, start + 28).reduce((a, b) => a + b) / 28;
}

/** What classifies images as a network takes them. */
function classifierOf(run: (images: Float32Array, count: number) => Promise<Float32Array[]>): ClassifierFor {
  return (encoding) => {
    const values = pixelValues(encoding);
    return {
      classify: (images, count) =>
        run(
          Float32Array.from(images, (pixel) => values[pixel]!),
          count,
        ),
    };
  };
}

/** A classifier without biases: each digit's logit is its row, times `scale`. */
const linear = (scale: number) =>
  classifierOf(async (images, count) =>
    Array.from({ length: count }, (_, i) =>
      Float32Array.from({ length: 10 }, (_, digit) => scale * rowOf(digit, images, i)),
    ),
  );

/** A classifier that reads such images when they come by one encoding, as a trained one does: less and less otherwise. */
function trainedOn({ range, ink }: InputEncoding, { bias = 1, ends = "logits" } = {}) {
  let shown = 0;
  const values = pixelValues({ range, ink });
  const [paper, full] = [values[0]!, values[255]!];
  const classifier = classifierOf(async (images, count) => {
    shown += count;
    return Array.from({ length: count }, (_, i) => {
      const logits = Float32Array.from({ length: 10 }, (_, digit) => {
        const row = rowOf(digit, images, i);
        // 0 on paper, 8 on ink; beyond them doubtful.
        const ink = (row - paper) / (full - paper);
        return 8 * (ink <= 1.05 && ink >= -0.05 ? ink : digit === 0 ? bias : 0.9);
      });
      if (ends === "logits") return logits;
      const sum = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
      return logits.map((logit) => logit - sum);
    });
  });
  return { classifier, shown: () => shown };
}

describe("detectEncoding", () => {
  it.each(encodings)("finds %j", async (encoding) => {
    const trial = await detectEncoding(trainedOn(encoding).classifier, probes);
    expect(trial).toMatchObject({ encoding, count: 100, right: 100, normalized: false });
  });

  it("takes the likeliest of ranges that are read alike, as by a network without biases", async () => {
    const { encoding } = await detectEncoding(linear(1 / 30), probes);
    expect(encoding).toEqual({ range: "0..255", ink: "white" });
  });

  it("takes the usual range where a network is right about everything and sure of it in all", async () => {
    const { encoding, right } = await detectEncoding(linear(20), probes);
    expect({ encoding, right }).toEqual({ encoding: { range: "0..1", ink: "white" }, right: 100 });
  });

  it("shows the model no more images than it says, and uses as many as it is told", async () => {
    for (const count of [10, 50, 100]) {
      const { classifier, shown } = trainedOn({ range: "0..1", ink: "white" });
      expect((await detectEncoding(classifier, probes, count)).count).toBe(count);
      expect(shown()).toBeLessThanOrEqual(imagesToDetect(count));
    }
  });

  it("takes the usual one where none is better, and stands logits that are no numbers", async () => {
    const broken = classifierOf(async (_, count) =>
      Array.from({ length: count }, () => new Float32Array(10).fill(Number.NaN)),
    );
    const trial = await detectEncoding(broken, probes);
    expect(trial).toMatchObject({ encoding: { range: "0..1", ink: "white" }, right: 0, normalized: false });
    expect(trial.loss).toBe(7);
  });
});

describe("tryEncoding", () => {
  it("knows a softmax by its probabilities, and leaves an eleventh logit out", async () => {
    const encoding = { range: "-1..1", ink: "black" } as const;
    const { classifier } = trainedOn(encoding, { ends: "softmax" });
    expect(await tryEncoding(classifier, probes, encoding)).toMatchObject({ right: 100, normalized: true });
    const eleven: ClassifierFor = (encoding) => ({
      async classify(images, count) {
        return (await classifier(encoding).classify(images, count)).map((ten) => Float32Array.of(...ten, 99));
      },
    });
    expect(await tryEncoding(eleven, probes, encoding)).toMatchObject({ right: 100, normalized: true });
  });

  it("measures the loss", async () => {
    const even = classifierOf(async (_, count) => Array.from({ length: count }, () => new Float32Array(10)));
    const trial = await tryEncoding(even, probes, encodings[0]!, 20);
    expect(trial).toMatchObject({ count: 20, right: 2 });
    expect(trial.loss).toBeCloseTo(Math.log(10), 6);
  });
});
