import { expect, it } from "vitest";
import type { LabelledInk } from "../ink/jsonl.ts";
import { normalize } from "../ink/normalize.ts";
import { type HandwritingOptions, rowOf } from "../train/augment/handwriting.ts";
import { buildCorpus, rejectClass } from "./corpus.ts";

const images = {
  images: new Uint8Array(10 * 784).fill(7),
  labels: new Uint8Array(10).fill(4),
  count: 10,
  height: 28,
  width: 28,
};

function drawing(group: Pick<LabelledInk, "writer" | "char">, label: string | null, x: number): LabelledInk {
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
    ...group,
  };
}

const uji = [drawing({ writer: "a" }, "1", 5), drawing({ writer: "b" }, "7", 9), drawing({ writer: "a" }, "3", 30)];
const omniglot = [
  drawing({ writer: "b", char: "Greek/character01" }, null, 1),
  drawing({ writer: "a", char: "Latin/character02" }, null, 2),
];
const augmentation = { bend: 1.5, gentleEpochs: 2, gentleStrength: 0.25 };
const recipe = {
  ...{ validation: 3, seed: 1, epochs: 10, augmentation },
  ink: {
    sets: [
      { set: "uji", validation: ["b"], repeat: 2 },
      { set: "omniglot", validation: ["Greek"], repeat: 1 },
    ],
    madeUp: 1,
    sideBySide: 2,
    unfinished: 1,
  },
} as const;

it("keeps writers and alphabets apart, repeats drawings, and gives what is no digit the label behind the digits", () => {
  const corpus = buildCorpus(recipe, images, { uji, omniglot });
  const { drawings, rows, bend, gentle } = corpus.augmentation!.options as HandwritingOptions;
  expect(drawings.map(({ digit }) => digit)).toEqual([1, 3, null]);
  expect(corpus.validationInk).toEqual([uji[1], omniglot[0]]);
  const { image, madeUp, sideBySide, unfinished } = rowOf;
  expect([...rows]).toEqual([...new Array(7).fill(image), 0, 0, 1, 1, 2, madeUp, sideBySide, sideBySide, unfinished]);
  expect([...corpus.train.labels.slice(7)]).toEqual([1, 1, 3, 3, ...new Array(5).fill(rejectClass)]);
  expect(corpus.train.count).toBe(rows.length);
  expect(corpus.train.images.slice(0, 7 * 784).every((value) => value === 7)).toBe(true);
  expect([...corpus.validation.labels]).toEqual([4, 4, 4, 7, rejectClass]);
  expect(corpus.validation.images.slice(3 * 784, 4 * 784)).toEqual(normalize(uji[1]!.ink));
  expect(corpus.validationImages.count).toBe(3);
  expect(gentle).toEqual({ epoch: 9, strength: 0.25 });
  expect(bend).toBe(1.5);
});

it("is images alone without ink, changed only when the recipe says so", () => {
  const { ink: _, augmentation: __, ...plain } = recipe;
  expect(buildCorpus(plain, images)).toMatchObject({ train: { count: 7 }, validationInk: [], augmentation: undefined });
  const changed = buildCorpus({ ...plain, augmentation }, images).augmentation!;
  expect(changed.module).toMatch(/^file:.*handwriting\.ts$/);
});

it("refuses to set aside a writer who wrote nothing", () => {
  const sets = [{ set: "uji", validation: ["b", "c"], repeat: 1 }] as const;
  expect(() => buildCorpus({ ...recipe, ink: { ...recipe.ink, sets } }, images, { uji })).toThrow(
    'ink.sets: uji must have what is set aside for validation, got "c"',
  );
});

it.each([
  ["nobody", [{ set: "uji", validation: [], repeat: 1 }]],
  ["letters alone", [{ set: "omniglot", validation: ["Greek"], repeat: 1 }]],
] as const)("refuses to set aside %s", (_name, sets) => {
  const ink = { ...recipe.ink, sets: [...sets] };
  expect(() => buildCorpus({ ...recipe, ink }, images, { uji, omniglot })).toThrow(
    "ink.sets: must set aside digits of some writer, to calibrate by, got none",
  );
});

it("refuses more training images than fit into memory", () => {
  const ink = { ...recipe.ink, sets: [{ ...recipe.ink.sets[0], repeat: 1000 }], madeUp: 2_000_000 };
  expect(() => buildCorpus({ ...recipe, ink }, images, { uji })).toThrow(
    "ink: must make at most 2000000 training images with all repeats, got 2002010",
  );
});

it("refuses to make digits side by side, or unfinished ones, where there are none to train on", () => {
  const ink = { ...recipe.ink, sets: [{ set: "uji", validation: ["a", "b"], repeat: 1 }] } as const;
  const build = (changes: object) => buildCorpus({ ...recipe, ink: { ...ink, ...changes } }, images, { uji });
  expect(() => build({})).toThrow("ink.sideBySide: must be 0 without digits to make them of, got 2");
  expect(() => build({ sideBySide: 0 })).toThrow("ink.unfinished: must be 0 without digits to make them of, got 1");
  expect(build({ sideBySide: 0, unfinished: 0 }).train.count).toBe(8);
});
