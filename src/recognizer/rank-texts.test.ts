import { expect, it } from "vitest";
import { rankTexts } from "./rank-texts.ts";

const names = ["0", "1", "2"];

it("adds up what several paths say alike, and names the one that speaks most for it", () => {
  const ranked = rankTexts(
    [
      { probability: 0.5, digits: [[0, 0.6, 0.4]] },
      { probability: 0.3, digits: [[0, 0, 1]] },
      {
        probability: 0.2,
        digits: [
          [1, 0, 0],
          [0, 1, 0],
        ],
      },
    ],
    names,
    3,
  );
  expect(ranked.filter(({ probability }) => probability > 0)).toEqual([
    expect.objectContaining({ text: "2", path: 1, classes: [2] }),
    expect.objectContaining({ text: "1", path: 0, classes: [1] }),
    expect.objectContaining({ text: "01", path: 2, classes: [0, 1] }),
  ]);
  expect(ranked[0]!.probability).toBeCloseTo(0.5, 9);
});

it("looks at no more texts of a path than it is told", () => {
  const digits = Array.from({ length: 30 }, () => [0.5, 0.3, 0.2]);
  const ranked = rankTexts([{ probability: 1, digits }], names, 4);
  expect(ranked).toHaveLength(4);
  expect(ranked[0]!.text).toBe("0".repeat(30));
});
