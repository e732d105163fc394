import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { formatInkLine, type LabelledInk, parseInkLine, parseInkLines } from "./jsonl.ts";

it("reads points with time and pressure, the surface and the label", () => {
  const line = '{"label":"3","w":500,"h":400,"strokes":[[[1,2],[3,4,16]],[[5,6,32,0.5]],[]]}';
  expect(parseInkLine(line, 1)).toEqual({
    ink: {
      strokes: [
        [
          { x: 1, y: 2 },
          { x: 3, y: 4, t: 16 },
        ],
        [{ x: 5, y: 6, t: 32, pressure: 0.5 }],
        [],
      ],
      width: 500,
      height: 400,
    },
    label: "3",
  });
});

it.each([
  ['{"strokes":[]}', undefined],
  ['{"label":null,"strokes":[]}', null],
  ['{"label":7,"strokes":[]}', "7"],
  ['{"label":-0,"strokes":[]}', "0"],
  ['{"label":"0042","strokes":[]}', "0042"],
])("the label of %s is %j", (line, label) => {
  const parsed = parseInkLine(line, 1);
  expect(parsed.label).toBe(label);
  expect("label" in parsed).toBe(label !== undefined);
});

it("keeps writer and character, and no other key", () => {
  const parsed = parseInkLine('{"writer":"w07","char":"x","__proto__":{"label":"1"},"strokes":[]}', 1);
  expect(parsed).toEqual({ ink: { strokes: [] }, writer: "w07", char: "x" });
  expect(parsed.label).toBeUndefined();
  expect(parseInkLine('{"writer":12,"strokes":[]}', 1).writer).toBe("12");
  expect(parseInkLine('{"writer":{},"strokes":[]}', 1)).toEqual({ ink: { strokes: [] } });
});

it.each([
  ['{"la', 'line 7: must be JSON, got "\\"la" at column 2'],
  ['  {"label":"3","strokes":[[[NaN,3]]]}', 'line 7: must be JSON, got "NaN,3]]]}" at column 29'],
  ['{"strokes":[[[1,2]', "line 7: must be JSON, got its end at column 19"],
  ["", "line 7: must be JSON, got its end at column 1"],
  [`nonsense ${"x".repeat(1e5)}`, `line 7: must be JSON, got "nonsense ${"x".repeat(15)}…" at column 1`],
  ["[]", "line 7: must be an object with strokes, got an empty list"],
  ["null", "line 7: must be an object with strokes, got null"],
  ['"strokes"', 'line 7: must be an object with strokes, got "strokes"'],
  ["{}", "line 7: strokes must be a list of strokes, got undefined"],
  ['{"strokes":{"length":1e9}}', "line 7: strokes must be a list of strokes, got an object"],
  ['{"strokes":[[],5]}', "line 7: stroke 1 must be a list of points, got 5"],
  [
    '{"strokes":[[[1]]]}',
    "line 7: stroke 0, point 0 must be [x, y], [x, y, t] or [x, y, t, pressure], got a list of 1",
  ],
  [
    '{"strokes":[[[1,2,3,4,5]]]}',
    "line 7: stroke 0, point 0 must be [x, y], [x, y, t] or [x, y, t, pressure], got a list of 5",
  ],
  [
    '{"strokes":[[{"x":1,"y":2}]]}',
    "line 7: stroke 0, point 0 must be [x, y], [x, y, t] or [x, y, t, pressure], got an object",
  ],
  ['{"strokes":[[[1,2],["3",4]]]}', 'line 7: stroke 0, point 1: x must be finite and within ±1e9, got "3"'],
  ['{"strokes":[[[1,null]]]}', "line 7: stroke 0, point 0: y must be finite and within ±1e9, got null"],
  ['{"strokes":[[[1,1e400]]]}', "line 7: stroke 0, point 0: y must be finite and within ±1e9, got Infinity"],
  ['{"strokes":[[[1,2e9]]]}', "line 7: stroke 0, point 0: y must be finite and within ±1e9, got 2000000000"],
  ['{"strokes":[[[1,2,null]]]}', "line 7: stroke 0, point 0: t must be finite, got null"],
  ['{"strokes":[[[1,2,3,true]]]}', "line 7: stroke 0, point 0: pressure must be finite, got true"],
  ['{"strokes":[],"w":0}', "line 7: w must be above 0 and at most 1e9, got 0"],
  ['{"strokes":[],"h":"500"}', 'line 7: h must be above 0 and at most 1e9, got "500"'],
  [
    '{"strokes":[],"label":10}',
    "line 7: label must be a number as a text, several with spaces or line breaks between them, 0…9 or null, got 10",
  ],
  [
    '{"strokes":[],"label":1.5}',
    "line 7: label must be a number as a text, several with spaces or line breaks between them, 0…9 or null, got 1.5",
  ],
  [
    '{"strokes":[],"label":""}',
    'line 7: label must be a number as a text, several with spaces or line breaks between them, 0…9 or null, got ""',
  ],
  [
    '{"strokes":[],"label":"3a"}',
    'line 7: label must be a number as a text, several with spaces or line breaks between them, 0…9 or null, got "3a"',
  ],
  [
    '{"strokes":[],"label":"٣"}',
    'line 7: label must be a number as a text, several with spaces or line breaks between them, 0…9 or null, got "٣"',
  ],
  [
    '{"strokes":[],"label":["3"]}',
    "line 7: label must be a number as a text, several with spaces or line breaks between them, 0…9 or null, got a list of 1",
  ],
])("refuses %.60s", (line, message) => {
  expect(() => parseInkLine(line, 7)).toThrow(brokenRule("ink", message));
});

it("whatever the text is, it is ink or an error of ours that begins with the line", () => {
  const value = fc.oneof(
    fc.json(),
    fc.json().map((strokes) => `{"strokes":[[${strokes}]]}`),
    fc.string(),
  );
  fc.assert(
    fc.property(value, (line) => {
      try {
        parseInkLine(line, 3);
      } catch (error) {
        expect(error).toEqual(brokenRule("ink"));
        expect((error as Error).message).toMatch(/^line 3: .{1,200}$/su);
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});

it("deeply nested JSON is refused in the same form", () => {
  const deep = "[".repeat(1e5) + "]".repeat(1e5);
  expect(() => parseInkLine(`{"strokes":[[[${deep},1]]]}`, 1)).toThrow(brokenRule("ink"));
});

it("reads every line that is not blank, with any line ends and a byte order mark", () => {
  const text = '\uFEFF{"label":"1","strokes":[]}\r\n\n  \n{"label":"2","strokes":[]}';
  expect(parseInkLines(text).map(({ label }) => label)).toEqual(["1", "2"]);
  expect(parseInkLines("")).toEqual([]);
});

it("counts blank lines when it names a line", () => {
  expect(() => parseInkLines('{"strokes":[]}\n\n{"strokes":1}\n')).toThrow(/^line 3: /);
});

it("reads back what it has written", () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((x) => x + 0); // JSON has no −0
  const point = fc.oneof(
    fc.record({ x: number, y: number }),
    fc.record({ x: number, y: number, t: number }),
    fc.record({ x: number, y: number, t: number, pressure: number }),
  );
  const size = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
  const drawing: fc.Arbitrary<LabelledInk> = fc
    .tuple(
      fc.record({ strokes: fc.array(fc.array(point)), width: size, height: size }, { requiredKeys: ["strokes"] }),
      fc.record(
        { label: fc.oneof(fc.constant(null), fc.stringMatching(/^[0-9]+$/)), writer: fc.string() },
        { requiredKeys: [] },
      ),
    )
    .map(([ink, rest]) => ({ ink, ...rest }));
  fc.assert(
    fc.property(drawing, (drawing) => {
      const line = formatInkLine(drawing);
      expect(line).not.toContain("\n");
      expect(parseInkLine(line, 1)).toEqual(drawing);
    }),
    { seed: 2, numRuns: 200 },
  );
});

it("writes keys in the order of the format", () => {
  expect(formatInkLine({ label: "3", ink: { width: 5, height: 6, strokes: [[{ x: 1, y: 2 }]] } })).toBe(
    '{"label":"3","w":5,"h":6,"strokes":[[[1,2]]]}',
  );
});

it("writes no pressure without a time", () => {
  expect(formatInkLine({ ink: { strokes: [[{ x: 1, y: 2, pressure: 0.5 }]] } })).toBe('{"strokes":[[[1,2]]]}');
});

it("does not write what it could not read", () => {
  expect(() => formatInkLine({ ink: { strokes: [[{ x: Number.NaN, y: 0 }]] } })).toThrow(brokenRule("ink"));
  expect(() => formatInkLine({ label: "x", ink: { strokes: [] } })).toThrow(
    brokenRule(
      "ink",
      'ink: label must be a number as a text, several with spaces or line breaks between them, 0…9 or null, got "x"',
    ),
  );
});

it("reads the fixtures", () => {
  const fixture = (name: string) => readFileSync(join(import.meta.dirname, "../../test/fixtures", name), "utf8");
  expect(parseInkLines(fixture("digits.ink.jsonl")).map(({ label }) => label)).toEqual([..."0123456789"]);
  const odd = parseInkLines(fixture("odd.ink.jsonl"));
  expect(odd.map(({ label }) => label)).toEqual(["3", "7", null, null, "50", null, "4", "1"]);
});
