import { describe, expect, it } from "vitest";
import { findComponents } from "./components.ts";
import { Pieces } from "./pieces.ts";
import { findSeams, partAt } from "./seams.ts";

/** Pixels that a character of a drawing is wide and high: as wide as the pen. */
const pen = 3;

/** A drawing whose characters tell which digit ink is of, all of it in one piece. */
function draw(rows: readonly string[]) {
  const [width, height] = [pen * rows[0]!.length, pen * rows.length];
  const owners = Array.from({ length: width * height }, (_, i) => {
    return rows[Math.floor(i / width / pen)]![Math.floor((i % width) / pen)]!;
  });
  const mask = Uint8Array.from(owners, (owner) => (owner === " " ? 0 : 1));
  const labelled = findComponents(mask, { width, height });
  expect(labelled.components).toHaveLength(1);
  const pieces = new Pieces(labelled, Float32Array.from(mask));
  return { seams: findSeams(pieces, 1, { x: 0, y: 0, width, height }, height, pen), owners, width };
}

/** The least share of ink that is on the wrong side of a seam, over all seams. */
function wrongAt({ seams, owners, width }: ReturnType<typeof draw>, left: string): number {
  const ink = owners.flatMap((owner, i) => (owner === " " ? [] : [{ owner, x: i % width, y: Math.floor(i / width) }]));
  const shares = seams.map((seam) => {
    const wrong = ink.filter(({ owner, x, y }) => left.includes(owner) !== x < seam[y]!);
    return wrong.length / ink.length;
  });
  return Math.min(1, ...shares);
}

const zeros = [
  " aaaa  bbbb  ",
  "aa  aabb  bb ",
  "a    ab    b ",
  "a    ab    b ",
  "a    ab    b ",
  "a    ab    b ",
  "a    ab    b ",
  "aa  aabb  bb ",
  " aaaa  bbbb  ",
];

describe("findSeams", () => {
  it("cuts digits that touch side by side", () => {
    expect(wrongAt(draw(zeros), "a")).toBeLessThan(0.09);
  });

  it("goes around what reaches over the next digit", () => {
    const reaching = [
      "  aaaaaaaaaa    ",
      "  a             ",
      "  a      bbbb   ",
      "  aaaa  bb  bb  ",
      "     aa b    b  ",
      "      aab    b  ",
      "      aab    b  ",
      " a   aa bb  bb  ",
      " aaaaa   bbbb   ",
    ];
    expect(wrongAt(draw(reaching), "a")).toBeLessThan(0.09);
  });

  it("follows a slant", () => {
    const slanted = [
      "       a      bb",
      "      aa     bb ",
      "     aa     bb  ",
      "     a     bb   ",
      "    aa    bb    ",
      "    a    bb     ",
      "   aa   bb      ",
      "   a   bb       ",
      "  aa   b        ",
      "  aaabbb        ",
    ];
    expect(wrongAt(draw(slanted), "a")).toBeLessThan(0.09);
  });

  it("cuts each two of several, in order, with few seams", () => {
    const joined = zeros.map(
      (row) => row.trimEnd().padEnd(12) + row.trimEnd().padEnd(12).replaceAll("a", "c").replaceAll("b", "d"),
    );
    const drawing = draw(joined);
    for (const left of ["a", "ab", "abc"]) expect(wrongAt(drawing, left)).toBeLessThan(0.09);
    expect(drawing.seams.length).toBeLessThan(20);
    for (const [i, seam] of drawing.seams.slice(1).entries()) {
      expect(seam.every((column, row) => column >= drawing.seams[i]![row]!)).toBe(true);
    }
  });

  it("sees in large pictures what it sees in small ones", () => {
    const large = zeros.flatMap((row) => Array(5).fill([...row].map((each) => each.repeat(5)).join("")));
    expect(wrongAt(draw(large), "a")).toBeLessThan(0.09);
  });

  it("leaves whole what is no wider than a part of a digit", () => {
    expect(draw(Array(12).fill("a")).seams).toEqual([]);
  });
});

describe("partAt", () => {
  it("counts the seams to the left", () => {
    const seams = [Int32Array.of(2, 3), Int32Array.of(5, 5)];
    expect([1, 2, 4, 5].map((column) => partAt(seams, column, 0))).toEqual([0, 1, 1, 2]);
    expect(partAt(seams, 2, 1)).toBe(0);
  });
});
