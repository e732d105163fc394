import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { paper } from "../ink-canvas/paper.ts";
import { createRecognizer, type Ink, type Recognizer } from "../src/index.ts";
import { formatInkLink, parseInkLink } from "../src/ink/link.ts";
import { numberAt, recordedDigits } from "./e2e/drawn.ts";

let recognizer: Recognizer;
beforeAll(async () => {
  const model = readFileSync(join(import.meta.dirname, "../models/ink.safetensors"));
  recognizer = await createRecognizer({ model });
});

const read = async (ink: Ink) => (await recognizer.recognize(ink)).text;

/** On the paper, drawn as a pen does at an even speed. */
function drawn(text: string): Ink {
  const shapes = numberAt(text, { x: 0.05, y: 0.3, height: 0.35 });
  const strokes = shapes.map((stroke, s) =>
    stroke.map(({ x, y }, p) => ({ x: x * paper.width, y: y * paper.height, t: s * 900 + p * 12 })),
  );
  return { strokes, ...paper };
}

it.each(["7", "2046", "1395", "8064", "57213"])(
  "a link with %s has at most 250 characters, and what it carries is read as before",
  async (text) => {
    const ink = drawn(text);
    const link = formatInkLink(ink);
    expect(link.length).toBeLessThanOrEqual(250);
    expect(await read(ink)).toBe(text);
    expect(await read(parseInkLink(link))).toBe(text);
  },
);

it("no recorded digit becomes another by being sent", async () => {
  for (const [digit, ink] of recordedDigits().entries())
    expect(await read(parseInkLink(formatInkLink(ink)))).toBe(`${digit}`);
});
