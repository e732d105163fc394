import { describe, expect, it } from "vitest";
import { recordedDigits } from "../../test/e2e/drawn.ts";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { mnistPreprocessing } from "../ink/normalize.ts";
import { bounds, type Ink, place } from "../ink/stroke.ts";
import { initialWeights } from "../nn/network.ts";
import type { Spec } from "../nn/spec.ts";
import type { Correction } from "./correction.ts";
import { createRecognizer } from "./create-recognizer.ts";

const digits = recordedDigits();
const recognizer = await createRecognizer();

/** Recorded digits beside each other, all as high as the first. */
function numberOf(...inks: readonly Ink[]): Ink {
  let left = 0;
  const strokes = inks.flatMap((ink) => {
    const box = bounds(ink)!;
    const scale = 100 / box.height;
    const moved = place(ink, { from: box, to: { x: left, y: 0 }, scale });
    left += box.width * scale + 35;
    return moved.strokes;
  });
  return { strokes };
}

describe("Recognizer.withHand", () => {
  const seven: Correction = { ink: digits[7]!, label: "1" };
  const mine = recognizer.withHand([seven]);

  it("reads as was said what was corrected, and tells so; all other digits as before", () => {
    for (const [digit, ink] of digits.entries()) {
      const { reading, byHand } = mine.read(ink);
      expect(reading.text).toBe(digit === 7 ? "1" : `${digit}`);
      expect(byHand).toEqual([digit === 7]);
    }
    expect(mine.recognize(digits[7]!).confidence).toBeGreaterThan(0.99);
  });

  it("leaves the recognizer as it is that it was made of, and others that are made of it", () => {
    expect(recognizer.recognize(digits[7]!).text).toBe("7");
    expect(mine.withHand([]).recognize(digits[7]!).text).toBe("7");
  });

  it("answers to the bit as before when a correction is taken back", () => {
    const before = recognizer.withHand([seven]);
    const after = recognizer.withHand([seven, { ink: digits[4]!, label: "9" }]).withHand([seven]);
    for (const ink of digits) expect(after.recognize(ink)).toEqual(before.recognize(ink));
    for (const ink of digits) expect(mine.withHand([]).recognize(ink)).toEqual(recognizer.recognize(ink));
  });

  it("learns from a digit of a number, and reads it in others", () => {
    const number = numberOf(digits[4]!, digits[7]!, digits[2]!);
    const { reading, strokes, byHand } = recognizer.read(number);
    expect(reading.text).toBe("472");
    expect(byHand).toEqual([false, false, false]);
    const taught = recognizer.withHand([{ ink: { strokes: strokes[1]! }, label: "1" }]);
    expect(taught.read(number)).toMatchObject({ reading: { text: "412" }, byHand: [false, true, false] });
    expect(taught.recognize(numberOf(digits[7]!, digits[3]!)).text).toBe("13");
  });

  it("refuses what is said to be no digit, and reads what was refused", () => {
    const isNone = recognizer.withHand([{ ink: digits[7]!, label: null }]);
    expect(isNone.recognize(digits[7]!)).toMatchObject({ text: "", digits: [{ accepted: false }] });
    const scribble: Ink = {
      strokes: [Array.from({ length: 40 }, (_, i) => ({ x: (i * 37) % 100, y: (i * 61) % 100 }))],
    };
    expect(recognizer.recognize(scribble).text).toBe("");
    expect(recognizer.withHand([{ ink: scribble, label: "5" }]).recognize(scribble).text).toBe("5");
  });

  it("lets the last 200 corrections count, and passes over those without anything to read", () => {
    const others = Array.from({ length: 200 }, (): Correction => ({ ink: { strokes: [] }, label: "3" }));
    expect(recognizer.withHand([seven, ...others]).recognize(digits[7]!).text).toBe("7");
    expect(recognizer.withHand([...others, seven]).recognize(digits[7]!).text).toBe("1");
  });

  it.each([
    [{}, "corrections: must be a list, got an object"],
    [[seven, 7], "correction 2: must be an object with ink and label, got 7"],
    [[{ ink: digits[7], label: "17" }], 'correction 1: label: must be "0" … "9" or null, got "17"'],
    [[{ ink: digits[7], label: 7 }], 'correction 1: label: must be "0" … "9" or null, got 7'],
  ])("refuses what is no list of corrections: %#", (corrections, message) => {
    expect(() => recognizer.withHand(corrections as Correction[])).toThrow(brokenRule("option", message));
  });

  it("refuses strokes that are none, and to learn where there is no dense layer at the end", async () => {
    const broken = [{ ink: { strokes: [[{ x: 0, y: Number.NaN }]] }, label: "7" }];
    expect(() => recognizer.withHand(broken)).toThrow(
      brokenRule("ink", "correction 1: stroke 0, point 0: y must be finite and within ±1e9, got NaN"),
    );
    const layers: Spec["layers"] = [{ type: "flatten" }, { type: "dense", units: 10 }, { type: "relu" }];
    const spec: Spec = { input: [28, 28, 1], layers };
    const model = { spec, weights: initialWeights(spec, 1), preprocessing: mnistPreprocessing };
    const other = await createRecognizer({ model });
    expect(() => other.withHand([seven])).toThrow(
      brokenRule("unsupported", "spec: must end in a dense layer to learn a hand, got relu"),
    );
    expect(() => other.withHand([{ ...seven, label: null }])).toThrow('must be "0" … "9", got null');
  });
});
