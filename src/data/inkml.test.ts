import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { parseInkml } from "./inkml.ts";

const ink = (content: string) => parseInkml(`<ink xmlns="http://www.w3.org/2003/InkML">\n${content}</ink>`, "f");
const trace = (text: string, format = "") => ink(`${format}<trace>${text}</trace>`).drawings[0]!.ink.strokes[0];

it("reads traces as one drawing that nobody labelled", () => {
  expect(ink("<trace>1 2, 3 4</trace><trace>5 6</trace><trace type='penUp'>7 8</trace><trace/>")).toEqual({
    drawings: [
      {
        ink: {
          strokes: [
            [
              { x: 1, y: 2 },
              { x: 3, y: 4 },
            ],
            [{ x: 5, y: 6 }],
          ],
        },
        line: 1,
      },
    ],
    symbols: [],
  });
});

it("takes the channels of the format, and the time in milliseconds", () => {
  const channels = (...names: string[]) =>
    `<traceFormat>${names.map((name) => `<channel ${name}/>`).join("")}</traceFormat>`;
  expect(trace("1 2 3,4 5 6,", channels('name="X"', 'name="Y"', 'name="T" units="ms"'))).toEqual([
    { x: 1, y: 2, t: 3 },
    { x: 4, y: 5, t: 6 },
  ]);
  expect(trace("1 0.5 2 3", channels("name='F'", "name='T' units='s'", "name='Y'", "name='X'"))).toEqual([
    { x: 3, y: 2, t: 500 },
  ]);
  expect(trace("1 2 ?", channels('name="X"', 'name="Y"', 'name="T"'))).toEqual([{ x: 1, y: 2 }]);
});

it("reads differences as the recommendation has them", () => {
  // From its section 3.2.1.1, which gives these points.
  const points = trace("1125 18432,'23'43,\"7\"-8,3-5,7 -3,6 2,6 8,3 6 T,2 4*T,3 3 F");
  expect(points!.map(({ x, y }) => [x, y])).toEqual([
    [1125, 18432],
    [1148, 18475],
    [1178, 18510],
    [1211, 18540],
    [1251, 18567],
    [1297, 18596],
    [1349, 18633],
    [1404, 18676],
    [1461, 18723],
    [1521, 18773],
  ]);
  expect(trace("#ff 1,* '2,!3 4")!.map(({ x, y }) => [x, y])).toEqual([
    [255, 1],
    [255, 3],
    [3, 7],
  ]);
});

const crohme = `<traceFormat><channel name="X" type="decimal"/><channel name="Y" type="decimal"/></traceFormat>
<annotation type="UI">2011_IVC_DEPT_1</annotation>
<annotation type="writer">w123</annotation>
<annotation type="truth">$12$</annotation>
<annotationXML type="truth" encoding="Content-MathML"><math xmlns="http://www.w3.org/1998/Math/MathML"><mn xml:id="A">1</mn></math></annotationXML>
<trace id="0">1 2, 3 4</trace>
<trace id="1">5 6</trace>
<trace id="2">7 8</trace>
<traceGroup xml:id="1">
<annotation type="truth">Ground truth</annotation>
<traceGroup xml:id="4"><annotation type="truth">1</annotation><traceView traceDataRef="2"/><annotationXML href="A"/></traceGroup>
<traceGroup xml:id="5"><annotation type="truth">&lt;</annotation><traceView traceDataRef="0"/><traceView traceDataRef="#1"/></traceGroup>
</traceGroup>
`;

it("reads CROHME: the formula, and each symbol of it", () => {
  const { drawings, symbols } = ink(crohme);
  expect(drawings).toMatchObject([{ label: "12", writer: "w123", line: 1, ink: { strokes: { length: 3 } } }]);
  expect(symbols).toMatchObject([
    { label: "1", writer: "w123", line: 12, ink: { strokes: [[{ x: 7, y: 8 }]] } },
    { label: null, char: "<", line: 13, ink: { strokes: [{ length: 2 }, [{ x: 5, y: 6 }]] } },
  ]);
});

it("takes labelled groups apart where the whole has no label", () => {
  const group = (label: string, at: number) =>
    `<traceGroup><annotation type="truth">${label}</annotation><trace>${at} 0</trace></traceGroup>`;
  expect(ink(`${group("3", 1)}<traceGroup>${group("x", 2)}</traceGroup>`).drawings).toMatchObject([
    { label: "3", ink: { strokes: [[{ x: 1, y: 0 }]] } },
    { label: null, char: "x", ink: { strokes: [[{ x: 2, y: 0 }]] } },
  ]);
});

it("follows views of views, but not in circles", () => {
  const view = (id: string, reference: string) => `<traceView xml:id="${id}" traceDataRef="${reference}"/>`;
  const group = `<traceGroup><annotation type="truth">1</annotation>${view("a", "#b")}</traceGroup>`;
  expect(ink(`<trace id="t">1 2</trace>${group}${view("b", "t")}`).symbols[0]!.ink.strokes).toEqual([[{ x: 1, y: 2 }]]);
  expect(ink(`${group}${view("b", "#a")}`).symbols[0]!.ink.strokes).toEqual([]);
});

it.each([
  ["<trace>1</trace>", 'f: line 2: a point must have x and y within ±1e9, got "1"'],
  ["<trace>1 2,</trace>\n<trace>1 x</trace>", 'f: line 3: a point must be numbers, got "1 x"'],
  ["<trace>1 2,,3 4</trace>", 'f: line 2: a point must have x and y within ±1e9, got ""'],
  ["<trace>1 2e9</trace>", 'f: line 2: a point must have x and y within ±1e9, got "1 2e9"'],
  ["<traceFormat><channel name='X'/></traceFormat>", 'f: line 2: channels must have X and Y, got "X"'],
  [
    "<traceGroup><annotation type='truth'>1</annotation><traceView traceDataRef='7'/></traceGroup>",
    'f: line 2: must name a trace or a group, got "7"',
  ],
])("refuses %s", (content, message) => {
  expect(() => ink(content)).toThrow(brokenRule("data", message));
});

it("refuses what is no InkML", () => {
  expect(() => parseInkml("<svg/>", "f")).toThrow(
    brokenRule("data", 'f: must be InkML, which begins with ink, got "svg"'),
  );
});

it("gives up where many groups have the same many traces", () => {
  const group = "<traceGroup><annotation type='truth'>1</annotation><traceView traceDataRef='all'/></traceGroup>";
  const all = `<traceGroup id="all">${"<trace>1 2</trace>".repeat(5000)}</traceGroup>`;
  expect(() => ink(all + group.repeat(5000))).toThrow(brokenRule("limit"));
});
