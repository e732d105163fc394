import { expect, it } from "vitest";
import type { LabelledInk } from "../ink/jsonl.ts";
import { normalize } from "../ink/normalize.ts";
import { rowOf } from "../train/augment/handwriting.ts";
import { buildCorpus, notADigit } from "./corpus.ts";

const images = {
  images: new Uint8Array(10 * 784).fill(7),
  labels: new Uint8Array(10).fill(4),
  count: 10,
  height: 28,
  width: 28,
};

function drawing(writer: string, label: string | null, x: number): LabelledInk {
  return {
    ink: {
      strokes: [
        [
          { x, y: 0 },
          { x: 20, y: 90 },
        ],
      ],
    },
    label,
    writer,
  };
}

const drawings = [drawing("a", "1", 5), drawing("b", "7", 9), drawing("a", null, 30)];

it("keeps groups apart, repeats drawings, and gives what is no digit the label behind the digits", () => {
  const part = { drawings, group: ({ writer }: LabelledInk) => writer!, validation: ["b"], repeat: 2 };
  const corpus = buildCorpus(images, { validation: 3, seed: 1 }, [part], { madeUp: 1, sideBySide: 2 });
  expect(corpus.drawings.map(({ digit }) => digit)).toEqual([1, null]);
  expect(corpus.validationInk).toEqual([drawings[1]]);
  const { image, madeUp, sideBySide } = rowOf;
  expect([...corpus.rows]).toEqual([...new Array(7).fill(image), 0, 0, 1, 1, madeUp, sideBySide, sideBySide]);
  expect([...corpus.train.labels.slice(7)]).toEqual([1, 1, ...new Array(5).fill(notADigit)]);
  expect(corpus.train.count).toBe(corpus.rows.length);
  expect(corpus.train.images.slice(0, 7 * 784).every((value) => value === 7)).toBe(true);
  expect([...corpus.validation.labels]).toEqual([4, 4, 4, 7]);
  expect(corpus.validation.images.slice(3 * 784)).toEqual(normalize(drawings[1]!.ink));
});
