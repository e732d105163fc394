import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import type { InkOnLine } from "./ink-on-line.ts";
import { type Chunks, parseInkBatch, readInkBatches, readInkSet } from "./ink-set.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function read(chunks: Chunks): Promise<InkOnLine[]> {
  const drawings = [];
  for await (const drawing of readInkSet("f", chunks)) drawings.push(drawing);
  return drawings;
}

const jsonl = '\uFEFF\n{"label":"3","strokes":[[[1,2]]]}\r\n \n{"label":null,"strokes":[]}';
const unipen = '\n.HIERARCHY DIGIT\n.SEGMENT DIGIT 0 ? "8"\n.PEN_DOWN\n1 2\n.PEN_UP\n';

it("reads .ink.jsonl, with the line of each drawing", async () => {
  expect(await read([bytes(jsonl)])).toEqual([
    { ink: { strokes: [[{ x: 1, y: 2 }]] }, label: "3", line: 2 },
    { ink: { strokes: [] }, label: null, line: 4 },
  ]);
});

it("reads UNIPEN, with the line of each segment", async () => {
  expect(await read([bytes(unipen)])).toMatchObject([{ label: "8", ink: { strokes: [[{ x: 1, y: 498 }]] }, line: 3 }]);
});

const inkml = '\n<?xml version="1.0"?>\n<ink>\n<trace>1 2</trace></ink>\n';
const uji = "// char\nWORD 7 trn_UJI_W01-01\nNUMSTROKES 1\nPOINTS 1 # 1 2\n";
const omniglot = "START\n1,-2,3\nBREAK\n";

it.each([
  [inkml, { line: 3, ink: { strokes: [[{ x: 1, y: 2 }]] } }],
  [uji, { line: 2, label: "7", writer: "w01" }],
  [omniglot, { line: 1, label: null, ink: { strokes: [[{ x: 1, y: 2, t: 3 }]] } }],
])("reads the other formats by their beginning (%#)", async (text, drawing) => {
  expect(await read([bytes(text)])).toMatchObject([drawing]);
});

it.each([jsonl, unipen, inkml, uji, omniglot, '{"writer":"Zoë\u2028三","strokes":[]}'])(
  "reads it in pieces (%#)",
  async (text) => {
    const pieces = Array.from(bytes(text), (byte) => Uint8Array.of(byte));
    expect(await read(pieces)).toEqual(await read([bytes(text)]));
  },
);

it("gives a drawing before the next one has come", async () => {
  async function* endless() {
    yield bytes('{"strokes":[]}\n');
    await new Promise(() => {});
  }
  const { value } = await readInkSet("f", endless()).next();
  expect(value).toMatchObject({ line: 1 });
});

it.each([
  ["of many drawings", '{"strokes":[]}\n'.repeat(150), [64, 64, 22]],
  ["of long lines", `{"strokes":[],"x":"${"-".repeat(40_000)}"}\n`.repeat(3), [1, 1, 1]],
  ["of a format that is read as a whole", `${unipen}${'.SEGMENT DIGIT 0 ? "8"\n'.repeat(99)}`, [64, 36]],
])("gives what a message can carry: %s", async (_what, text, counts) => {
  const drawings = [];
  const found = [];
  for await (const batch of readInkBatches("f", [bytes(text)])) {
    const parsed = [...parseInkBatch("f", structuredClone(batch))];
    drawings.push(...parsed);
    found.push(parsed.length);
  }
  expect(found).toEqual(counts);
  expect(drawings).toEqual(await read([bytes(text)]));
});

it("an empty text has no drawings", async () => {
  expect(await read([])).toEqual([]);
  expect(await read([bytes("\n \n")])).toEqual([]);
});

it.each([
  ['{"strokes":[]}\n\n{"strokes":1}', "f: line 3: strokes must be a list of strokes, got 1"],
  ["\n.COORD X", 'f: line 2: coordinates must have X and Y, got ".COORD X"'],
  ["\n0,100,27", "f: must be .ink.jsonl, InkML or UNIPEN, got CSV"],
  ["\uFEFF\nstrokes: []\n", 'f: must be .ink.jsonl, InkML or UNIPEN, got "strokes: []"'],
  ["<svg><path/></svg>", "f: must be .ink.jsonl, InkML or UNIPEN, got SVG"],
  ["<a/>", 'f: must be InkML, which begins with ink, got "a"'],
  ["<html><body>404", "f: must be .ink.jsonl, InkML or UNIPEN, got HTML, maybe a page that says what went wrong"],
])("refuses %j", async (text, message) => {
  await expect(read([bytes(text)])).rejects.toThrow(brokenRule(["data", "ink"], message));
});
