import { describe, expect, it } from "vitest";
import { findLines } from "../segment/lines.ts";
import { findWords } from "./words.ts";

/** How many letters each word has: letters with these gaps between them, 20 high and 10 wide, of a pen of 4, every other one so much lower. */
function wordsOf(gaps: readonly number[], wave = 0): number[] {
  let x = 0;
  const atoms = [0, ...gaps].map((gap, i) => {
    x += i === 0 ? 0 : gap + 10;
    const bounds = { x: x + 2, y: 2 + wave * (i % 2), width: 6, height: 16 };
    return { strokes: [[{ x: x + 2, y: 2 }]], bounds, stroke: i, part: 0, isCut: false, isLigature: false };
  });
  return findLines(atoms).flatMap((line) => findWords(line, 4).map((word) => word.atoms.length));
}

describe("the words of a line", () => {
  it("are parted where the gaps between letters are even", () => {
    expect(wordsOf([2, 3, 2, 4, 9, 3])).toEqual([5, 2]);
    expect(wordsOf([2, 10, 3, 12, 3, 3])).toEqual([2, 2, 3]);
  });

  it("are parted in a sentence, though some letters are as far apart as spaces are wide", () => {
    const sentence = [2, 3, 2, 9, 3, 2, 6, 2, 11, 2, 7, 3, 2, 10, 2, 3];
    expect(wordsOf(sentence)).toEqual([4, 5, 5, 3]);
    // Not where a hand may have written it, nor a short line.
    expect(wordsOf(sentence, 3)).toEqual([17]);
    expect(wordsOf([2, 6, 7, 9, 3, 2])).toEqual([7]);
  });

  it("are parted in a number that a hand has written only where they stand far apart", () => {
    expect(wordsOf([2, 3, 2, 4, 9, 3], 2)).toEqual([7]);
    expect(wordsOf([2, 3, 2, 4, 14, 3], 2)).toEqual([5, 2]);
  });

  it("stay together where gaps are uneven, narrow or few", () => {
    expect(wordsOf([3, 6, 9, 4, 7])).toEqual([6]);
    expect(wordsOf([1, 1, 6, 1, 1])).toEqual([6]);
    expect(wordsOf([2, 12])).toEqual([3]);
  });
});
