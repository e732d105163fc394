import { expect, it } from "vitest";
import type { LabelledInk } from "../ink/jsonl.ts";
import { mnistPreprocessing, normalize } from "../ink/normalize.ts";
import { buildCorpus } from "./corpus.ts";

/** Of eleven classes: behind the digits. */
const rejectClass = 10;

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
const augmentation = { elastic: 1.5, cooldownEpochs: 2, cooldownStrength: 0.25 };
const recipe = {
  ...{ validation: 3, seed: 1, epochs: 10, augmentation },
  ink: {
    sets: [
      { set: "uji", validation: ["b"], repeat: 2 },
      { set: "omniglot", validation: ["Greek"], repeat: 1 },
    ],
    synthetic: 1,
    groups: 2,
    partials: 1,
  },
} as const;

it("keeps writers and alphabets apart, repeats drawings, and gives what is no digit the label behind the digits", () => {
  const corpus = buildCorpus(recipe, images, { uji, omniglot });
  expect(corpus.validationInk).toEqual([uji[1], omniglot[0]]);
  const variation = { elastic: 1.5, cooldown: { epoch: 9, strength: 0.25 } };
  const digits = [uji[0]!, uji[2]!].map(({ ink, label }) => ({ strokes: ink.strokes, digit: Number(label) }));
  const letter = { strokes: omniglot[1]!.ink.strokes, digit: null };
  expect(corpus.train.map(({ rendering }) => rendering)).toEqual([
    { type: "images", options: variation },
    { type: "ink", options: { drawings: digits, repeat: 2, ...variation } },
    { type: "ink", options: { drawings: [letter], repeat: 1, ...variation } },
    { type: "synthetic", options: variation },
    { type: "groups", options: { digits, ...variation } },
    { type: "partials", options: { digits: [digits[1]], ...variation } },
  ]);
  expect(corpus.train.map(({ labels }) => [...labels])).toEqual([
    new Array(7).fill(4),
    [1, 1, 3, 3],
    ...[1, 1, 2, 1].map((count) => new Array(count).fill(rejectClass)),
  ]);
  for (const { count, labels, height, width } of corpus.train)
    expect([count, height, width]).toEqual([labels.length, 28, 28]);
  expect([...corpus.validation.labels]).toEqual([4, 4, 4, 7, rejectClass]);
  expect(corpus.validation.images.slice(3 * 784, 4 * 784)).toEqual(normalize(uji[1]!.ink));
  expect(corpus.validationImages.count).toBe(3);
});

it("has a class for each character beside the digits, and shows the path of the pen where it is asked for", () => {
  const symbol = { ...drawing({ writer: "a/1", char: "," }, null, 3) };
  const sets = [...recipe.ink.sets, { set: "unipen-symbols", validation: ["b"], repeat: 1 }] as const;
  const symbols = [
    symbol,
    drawing({ writer: "a/2", char: "+" }, null, 4),
    drawing({ writer: "a/3", char: "." }, null, 6),
    drawing({ writer: "b/1", char: "." }, null, 5),
  ];
  const ink = { ...recipe.ink, sets, characters: ".," };
  const path = { ...mnistPreprocessing, path: true } as const;
  const corpus = buildCorpus({ ...recipe, ink }, images, { uji, omniglot, "unipen-symbols": symbols }, path);
  expect(corpus.classes).toEqual([..."0123456789.,", null]);
  expect([...corpus.train[3]!.labels]).toEqual([11, 12, 10]);
  expect([...corpus.validation.labels]).toEqual([4, 4, 4, 7, 12, 10]);
  const { images: shown, channels } = corpus.validation;
  expect(channels).toBe(6);
  expect(shown.slice(0, 12)).toEqual(Uint8Array.of(...[7, 0, 0, 0, 0, 0], ...[7, 0, 0, 0, 0, 0]));
  expect(shown.slice(3 * 784 * 6, 4 * 784 * 6)).toEqual(normalize(uji[1]!.ink, path));
});

it.each([".,", "."])("refuses %s, of which no drawing is trained on", (characters) => {
  const sets = [...recipe.ink.sets, { set: "unipen-symbols", validation: ["b"], repeat: 1 }] as const;
  const symbols = [drawing({ writer: "a/1", char: "," }, null, 3), drawing({ writer: "b/1", char: "." }, null, 5)];
  const ink = { ...recipe.ink, sets, characters };
  expect(() => buildCorpus({ ...recipe, ink }, images, { uji, omniglot, "unipen-symbols": symbols })).toThrow(
    'ink.characters: must each be shown by a drawing of the sets that is trained on, got "."',
  );
});

it("calibrates by whole contributors, where some are set aside", () => {
  const stranger = drawing({ writer: "gmd/w3" }, "5", 7);
  const sets = [...recipe.ink.sets, { set: "unipen", validation: ["gmd"], repeat: 1 }] as const;
  const inkSets = { uji, omniglot, unipen: [stranger, drawing({ writer: "apb/1" }, "5", 8)] };
  expect(buildCorpus({ ...recipe, ink: { ...recipe.ink, sets } }, images, inkSets).calibrationInk).toEqual([stranger]);
  expect(buildCorpus(recipe, images, inkSets).calibrationInk).toEqual([uji[1], omniglot[0]]);
});

it("takes every nth drawing of a set that is seen one time in n", () => {
  const sets = [recipe.ink.sets[0], { set: "omniglot", validation: [], repeat: 0.5 }] as const;
  const letters = [1, 2, 3].map((x) => drawing({ writer: "a" }, null, x));
  const { train } = buildCorpus({ ...recipe, ink: { ...recipe.ink, sets } }, images, { uji, omniglot: letters });
  const drawings = [letters[0]!, letters[2]!].map(({ ink }) => ({ strokes: ink.strokes, digit: null }));
  expect(train[2]!.rendering).toMatchObject({ options: { drawings, repeat: 1 } });
});

it("stores images for images alone", () => {
  const [stored, ...drawn] = buildCorpus(recipe, images, { uji, omniglot }).train;
  expect(stored!.images).toEqual(new Uint8Array(7 * 784).fill(7));
  for (const source of drawn) expect(source.images).toBeUndefined();
});

it("is images alone without ink, changed only when the recipe says so", () => {
  const { ink: _, augmentation: __, ...plain } = recipe;
  const { train, validationInk } = buildCorpus(plain, images);
  expect(validationInk).toEqual([]);
  expect(train.map(({ count, rendering }) => [count, rendering])).toEqual([[7, undefined]]);
  const changed = buildCorpus({ ...plain, augmentation }, images).train;
  expect(changed.map(({ rendering }) => rendering)).toEqual([{ type: "images", options: expect.anything() }]);
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

it("takes a label for each sample and no more memory, however often drawings are repeated", () => {
  const ink = { ...recipe.ink, sets: [{ ...recipe.ink.sets[0], repeat: 1000 }], synthetic: 2_000_000 };
  const { train } = buildCorpus({ ...recipe, ink }, images, { uji });
  expect(train.reduce((sum, { count }) => sum + count, 0)).toBe(7 + 2000 + 2_000_000 + 2 + 1);
  expect(train.filter((source) => source.images).length).toBe(1);
});

it("refuses to make groups of digits, or partial ones, where there are none to train on", () => {
  const ink = { ...recipe.ink, sets: [{ set: "uji", validation: ["a", "b"], repeat: 1 }] } as const;
  const build = (changes: object) => buildCorpus({ ...recipe, ink: { ...ink, ...changes } }, images, { uji });
  expect(() => build({})).toThrow("ink.groups: must be 0 without digits to make them of, got 2");
  expect(() => build({ groups: 0 })).toThrow("ink.partials: must be 0 without digits to make them of, got 1");
  const { train } = build({ groups: 0, partials: 0 });
  expect(train.map(({ count }) => count)).toEqual([7, 1]);
});
