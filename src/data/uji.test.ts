import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { parseUji } from "./uji.ts";

const text = `// UJI Pen Characters (Version 2)
//
// ASCII char: 7
WORD 7 trn_UJI_W01-01
  NUMSTROKES 2
  POINTS 2 # 1 2 3 4
  POINTS 1 # 5 -6
// Non-ASCII char: ntilde
WORD ñ tst_UPV_W18-02
  NUMSTROKES 1
  POINTS 1 # 7 8
`;

it.each([text, text.replaceAll("\n", "\r\n"), `\uFEFF${text}`])("reads characters with their writers (%#)", (text) => {
  expect(parseUji(text, "f")).toEqual([
    {
      ink: {
        strokes: [
          [
            { x: 1, y: 2 },
            { x: 3, y: 4 },
          ],
          [{ x: 5, y: -6 }],
        ],
      },
      label: "7",
      line: 4,
      writer: "w01",
    },
    { ink: { strokes: [[{ x: 7, y: 8 }]] }, label: null, char: "ñ", line: 9, writer: "w18" },
  ]);
});

const head = "WORD 7 trn_UJI_W01-01\nNUMSTROKES 1\n";

it.each([
  ["WORD 7", 'f: line 1: must be WORD, a character, session, got "WORD 7"'],
  ["POINTS 1 # 1 2", 'f: line 1: must be WORD, a character, session, got "POINTS 1 # 1 2"'],
  ["WORD 7 trn_UJI_W01-01\nPOINTS 1 # 1 2", 'f: line 2: must be NUMSTROKES, got "POINTS 1 # 1 2"'],
  ["WORD 7 trn_UJI_W01-01\nNUMSTROKES 0", 'f: line 2: strokes must be 1 to 1000, got "NUMSTROKES 0"'],
  [head, 'f: line 3: a character must have all of its strokes, got "the end"'],
  [`${head}WORD 8 trn_UJI_W01-01`, 'f: line 3: must be POINTS, got "WORD 8 trn_UJI_W01-01"'],
  [`${head}POINTS 2 # 1 2`, 'f: line 3: must tell of 1 points, got "POINTS 2 # 1 2"'],
  [`${head}POINTS 1 # 1`, 'f: line 3: points must be pairs of numbers within ±1e9, got "POINTS 1 # 1"'],
  [`${head}POINTS 1 # 1 x`, 'f: line 3: points must be pairs of numbers within ±1e9, got "POINTS 1 # 1 x"'],
])("refuses broken text (%#)", (text, message) => {
  expect(() => parseUji(text, "f")).toThrow(brokenRule("data", message));
});
