import fc from "fast-check";
import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { parseUnipen } from "./unipen.ts";

const text = `.INCLUDE        dene.doc

.LEXICON "0" "1" "2" "3" "4" "5" "6" "7" "8" "9"
.HIERARCHY      DIGIT

.SEGMENT DIGIT    0 ? "8"
.COMMENT 8 12  224
.PEN_DOWN
 267  333
 264  344
.PEN_UP
.DT 100
.SEGMENT DIGIT 1-2 ? "4"
.PEN_DOWN
 10 500
.PEN_UP
 50 60
.DT 100
.PEN_DOWN
 20 0
.PEN_UP
.DT 100
`;

it("reads digits with their strokes and writers, and turns y to grow downward", () => {
  expect(parseUnipen(text, "f")).toEqual([
    {
      ink: {
        strokes: [
          [
            { x: 267, y: 167 },
            { x: 264, y: 156 },
          ],
        ],
        width: 500,
        height: 500,
      },
      label: "8",
      line: 6,
      writer: "12",
    },
    { ink: { strokes: [[{ x: 10, y: 0 }], [{ x: 20, y: 500 }]], width: 500, height: 500 }, label: "4", line: 13 },
  ]);
});

it("reads any line ends", () => {
  expect(parseUnipen(text.replaceAll("\n", "\r\n"), "f")).toEqual(parseUnipen(text, "f"));
});

it("turns y by the declared size of the surface", () => {
  const declared = '.X_DIM 1000\n.Y_DIM 800\n.COORD X Y T\n.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 2 30\n.PEN_UP\n';
  expect(parseUnipen(declared, "f")).toEqual([
    { ink: { strokes: [[{ x: 1, y: 798 }]], width: 1000, height: 800 }, label: "1", line: 4 },
  ]);
});

it("a comment that is no source says nothing about the writer", () => {
  const commented = text.replace(".COMMENT 8 12  224", ".COMMENT 3 12 224\n.COMMENT written in haste");
  expect(parseUnipen(commented, "f")[0]!.writer).toBeUndefined();
});

it("a text without digits has none", () => {
  expect(parseUnipen("", "f")).toEqual([]);
  expect(parseUnipen(".HIERARCHY DIGIT\n", "f")).toEqual([]);
});

const head = '.SEGMENT DIGIT 0 ? "8"\n';

it.each([
  ['.SEGMENT DIGIT 0 ? "x"', 'f: line 1: must be .SEGMENT DIGIT with a label as "8", got ".SEGMENT DIGIT 0 ? \\"x\\""'],
  ['.SEGMENT WORD 0 ? "8"', 'f: line 1: must be .SEGMENT DIGIT with a label as "8", got ".SEGMENT WORD 0 ? \\"8\\""'],
  [".SEGMENT DIGIT 0 ?", 'f: line 1: must be .SEGMENT DIGIT with a label as "8", got ".SEGMENT DIGIT 0 ?"'],
  ["\n.PEN_DOWN\n1 2\n.PEN_UP", 'f: line 2: a .SEGMENT must come first, got ".PEN_DOWN"'],
  [`${head}.PEN_UP`, 'f: line 2: a .PEN_DOWN must come first, got ".PEN_UP"'],
  [`${head}.PEN_DOWN\n.PEN_UP`, 'f: line 3: a stroke must have a point, got ".PEN_UP"'],
  [`${head}.PEN_DOWN\n1 2\n.PEN_DOWN`, 'f: line 4: a stroke must end with .PEN_UP, got ".PEN_DOWN"'],
  [`${head}.PEN_DOWN\n1 2`, 'f: line 3: a stroke must end with .PEN_UP, got "the end"'],
  [`${head}.PEN_DOWN\n1`, 'f: line 3: a point must be two numbers, x and .Y_DIM − y within ±1e9, got "1"'],
  [`${head}.PEN_DOWN\n1 two`, 'f: line 3: a point must be two numbers, x and .Y_DIM − y within ±1e9, got "1 two"'],
  [`${head}.PEN_DOWN\n1 1e99`, 'f: line 3: a point must be two numbers, x and .Y_DIM − y within ±1e9, got "1 1e99"'],
  // Each of them is within ±1e9, but y is 2e9 when it grows downward.
  [
    `.Y_DIM 1e9\n${head}.PEN_DOWN\n1 -1e9`,
    'f: line 4: a point must be two numbers, x and .Y_DIM − y within ±1e9, got "1 -1e9"',
  ],
  [
    `${head}.PEN_DOWN\n${"9".repeat(1000)} 1`,
    `f: line 3: a point must be two numbers, x and .Y_DIM − y within ±1e9, got "${"9".repeat(24)}…"`,
  ],
  [`${head}${head}`, 'f: line 1: a segment must be followed by its strokes, got "\\"8\\""'],
  [".COORD T X Y", 'f: line 1: coordinates must begin with X Y, got ".COORD T X Y"'],
  [".Y_DIM 0", 'f: line 1: .Y_DIM must be a number above 0, got ".Y_DIM 0"'],
  [`${head}.X_DIM 10`, 'f: line 2: .X_DIM must come before the first .SEGMENT, got ".X_DIM 10"'],
])("refuses broken text (%#)", (text, message) => {
  expect(() => parseUnipen(text, "f")).toThrow(brokenRule("data", message));
});

it("whatever the lines are, they are ink or an error of ours that names the line", () => {
  const line = fc.oneof(
    fc.constantFrom(".PEN_DOWN", ".PEN_UP", ".DT 100", '.SEGMENT DIGIT 0 ? "8"', ".COMMENT 8 1 2", "1 2", ""),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      try {
        for (const { ink } of parseUnipen(lines.join("\n"), "f")) expect(ink.strokes.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toEqual(brokenRule("data"));
        expect((error as Error).message).toMatch(/^f: line \d+: /);
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});
