import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenRule } from "../../../test/support/broken-rule.ts";
import { parseUnipen } from "./unipen.ts";
import type { Include } from "./unipen-text.ts";

const read = (text: string, include?: Include) => parseUnipen(text, "f", include).drawings;

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
.SEGMENT DIGIT 1-3 ? "4"
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
  expect(read(text)).toEqual([
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
  expect(read(text.replaceAll("\n", "\r\n"))).toEqual(read(text));
  expect(read(`\uFEFF${text}`)).toEqual(read(text));
});

it("turns y by the declared size of the surface", () => {
  const declared = '.X_DIM 1000\n.Y_DIM 800\n.COORD X Y T\n.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 2 30\n.PEN_UP\n';
  expect(read(declared)).toEqual([
    { ink: { strokes: [[{ x: 1, y: 798, t: 30 }]], width: 1000, height: 800 }, label: "1", line: 4 },
  ]);
});

it("a comment that is no source says nothing about the writer", () => {
  const commented = text.replace(".COMMENT 8 12  224", ".COMMENT 3 12 224\n.COMMENT written in haste");
  expect(read(commented)[0]!.writer).toBeUndefined();
});

it("a text without digits has none", () => {
  expect(read("")).toEqual([]);
  expect(read(".HIERARCHY DIGIT\n")).toEqual([]);
});

describe("segments of included ink", () => {
  const files: Record<string, string> = {
    "abc/abc.doc": ".COORD T Y X\n.COMMENT text of a keyword\n  .PEN_DOWN is explained here\n.INCLUDE abc/words.lex\n",
    "abc/words.lex": '.LEXICON "one"\n',
    "abc/data/Ann.dat": `.INCLUDE abc/abc.doc
.WRITER_ID Ann B
.PEN_DOWN
10 1 2
20 3 4
.PEN_UP
.PEN_DOWN
30 5 6
.PEN_UP
35 50 60
.START_BOX
.PEN_DOWN
40 7 8
50 9 10
.WRITER_ID Cid
.PEN_DOWN
60 11 12
`,
  };
  const include: Include = (name) => files[name] ?? null;
  const text = (segments: string) => `.VERSION 1.0\n.INCLUDE abc/data/Ann.dat\n${segments}`;
  const strokes = (delineation: string) =>
    read(text(`.SEGMENT WORD ${delineation} OK "1"`), include)[0]!.ink.strokes.map((stroke) =>
      stroke.map(({ x, y, t }) => [x, y, t]),
    );

  it("takes columns and writer from what it includes, and names the contributor by its folder", () => {
    expect(read(text('.SEGMENT CHARACTER 0 ? "7"\n.SEGMENT CHARACTER 4 ? "8"'), include)).toEqual([
      {
        ink: {
          strokes: [
            [
              { x: 2, y: -1, t: 10 },
              { x: 4, y: -3, t: 20 },
            ],
          ],
        },
        label: "7",
        line: 3,
        writer: "abc/Ann B",
      },
      { ink: { strokes: [[{ x: 12, y: -11, t: 60 }]] }, label: "8", line: 4, writer: "abc/Cid" },
    ]);
  });

  it("counts components with the pen up, but none without points", () => {
    expect(strokes("1-3")).toEqual([
      [[6, -5, 30]],
      [
        [8, -7, 40],
        [10, -9, 50],
      ],
    ]);
    expect(strokes("0:1-1,4")).toEqual([[[4, -3, 20]], [[6, -5, 30]], [[12, -11, 60]]]);
    expect(strokes("3:1-4")).toEqual([[[10, -9, 50]], [[12, -11, 60]]]);
    expect(strokes("0:1-3:0")).toEqual([[[4, -3, 20]], [[6, -5, 30]], [[8, -7, 40]]]);
    expect(strokes("3:1-3:1")).toEqual([[[10, -9, 50]]]);
  });

  it.each([
    ['"42"', { label: "42" }],
    ['"x"', { label: null, char: "x" }],
    ['"3.14"', { label: "3.14" }],
    ['"4:45"', { char: "4:45" }],
    ['"-"', { label: null, char: "-" }],
    ['"\\""', { label: null, char: '"' }],
    ['"\\@"', { label: null, char: "\\@" }],
    ["", {}],
  ])("of the text %s it says %j", (label, expected) => {
    const { label: got, char } = read(text(`.SEGMENT TEXT 0 ? ${label}`), include)[0]!;
    expect({ ...(got === undefined ? {} : { label: got }), ...(char === undefined ? {} : { char }) }).toEqual(expected);
  });

  it("leaves out what needs a file that is missing, and counts it", () => {
    const segments = '.SEGMENT CHARACTER 0 ? "7"\n.SEGMENT CHARACTER 1 ? "8"\n';
    const missing = ".INCLUDE abc/data/Zoe.dat\n";
    expect(parseUnipen(missing + text(segments), "f", include)).toEqual({
      drawings: [],
      leftOut: 2,
      missing: ["abc/data/Zoe.dat"],
    });
    // There is no ink in documentation.
    expect(parseUnipen(`.INCLUDE abc/other.doc\n${text(segments)}`, "f", include)).toMatchObject({
      drawings: { length: 2 },
      leftOut: 0,
      missing: ["abc/other.doc"],
    });
  });

  it("refuses includes that never end, and names the included file that is broken", () => {
    expect(() => read(".INCLUDE a", () => ".INCLUDE b\n.INCLUDE a")).toThrow(
      brokenRule("data", 'b: line 1: includes must end within 8, got ".INCLUDE b"'),
    );
    let depth = 0;
    expect(() => read(".INCLUDE a", () => `.INCLUDE a${depth++}`)).toThrow(/includes must end within 8/);
    expect(() => read(".INCLUDE a", () => ".PEN_DOWN\nx")).toThrow(/^a: line 2: a point must be/);
  });
});

it("gives up where segments name too many components in all", () => {
  const components = ".PEN_DOWN\n1 2\n".repeat(4000);
  expect(() => read(components + '.SEGMENT WORD 0-3999 ? "1"\n'.repeat(4000))).toThrow(
    brokenRule("limit", "f: segments must have at most 10000000 components in all, got 16000000"),
  );
});

it("gives only drawings of their own the size of the surface: on a page, a segment would be a speck", () => {
  const page = ".X_DIM 10000\n.Y_DIM 8000\n.PEN_DOWN\n1 2\n";
  expect(read(`${page}.SEGMENT CHARACTER 0 ? "1"`)[0]!.ink).toEqual({ strokes: [[{ x: 1, y: 7998 }]] });
  const size = { width: 10000, height: 8000 };
  expect(read(`${page}.SEGMENT DIGIT 0 ? "1"`)[0]!.ink).toEqual({ strokes: [[{ x: 1, y: 7998 }]], ...size });
});

it("takes no size that is unknown, or of a later surface", () => {
  const sizes = `.X_DIM 0\n.Y_DIM 0\n.PEN_DOWN\n1 2\n.Y_DIM 100\n.SEGMENT WORD 0 ? "1"`;
  expect(read(sizes)[0]!.ink).toEqual({ strokes: [[{ x: 1, y: -2 }]] });
});

const head = '.SEGMENT DIGIT 0 ? "8"\n';

const rule = 'must be .SEGMENT with level, components, quality and label, as CHARACTER 0-2 ? "8"';

it.each([
  ['.SEGMENT DIGIT 0 ? "x"', 'f: line 1: must be .SEGMENT DIGIT with a label as "8", got ".SEGMENT DIGIT 0 ? \\"x\\""'],
  [".SEGMENT DIGIT 0 ?", 'f: line 1: must be .SEGMENT DIGIT with a label as "8", got ".SEGMENT DIGIT 0 ?"'],
  [".SEGMENT WORD", `f: line 1: ${rule}, got ".SEGMENT WORD"`],
  [".SEGMENT WORD 3-1", `f: line 1: ${rule}, got ".SEGMENT WORD 3-1"`],
  [".SEGMENT WORD 1:-2", `f: line 1: ${rule}, got ".SEGMENT WORD 1:-2"`],
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
  [".COORD X Y T\n.PEN_DOWN\n1 2", 'f: line 3: the time of a point must be a number, got "1 2"'],
  [`${head}${head}`, 'f: line 1: "8": must have component 0, got 0 of them'],
  [`${head}.PEN_DOWN\n.PEN_UP`, 'f: line 1: "8": must have component 0, got 0 of them'],
  [`${head}.PEN_UP\n1 2`, 'f: line 1: "8": must have a stroke, got none'],
  [".SEGMENT X 0:2-0:3\n.PEN_DOWN\n1 2", "f: line 1: a segment: component 0 must have point 3, got 1 of them"],
  [".COORD T X", 'f: line 1: coordinates must have X and Y, got ".COORD T X"'],
  [".Y_DIM -1", 'f: line 1: .Y_DIM must be a number of at least 0, got ".Y_DIM -1"'],
  [".INCLUDE", 'f: line 1: must name a file, got ".INCLUDE"'],
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
        for (const { ink } of read(lines.join("\n"))) expect(ink.strokes.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toEqual(brokenRule("data"));
        expect((error as Error).message).toMatch(/^f: line \d+: /);
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});
