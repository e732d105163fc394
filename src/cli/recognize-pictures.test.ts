import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { call, folder, jsonLines, put } from "../../test/support/call.ts";
import { drawnNumber, drawPicture } from "../../test/support/draw-picture.ts";
import { encodePng, jpegEncoder } from "../../test/support/encode-picture.ts";

const picture = drawPicture(240, { strokes: [...drawnNumber("42", 20, 20), ...drawnNumber("7", 20, 140)] });
const png = encodePng(picture);
const blank = encodePng(drawPicture(60, { strokes: [] }));
const bar = '{"label":"1","strokes":[[[10,10],[12,90]]]}';

/** `42`, below it `7`; a blank one, a damaged one, and ink. */
function pictures() {
  const place = folder();
  mkdirSync(join(place, "more"));
  return {
    place,
    sum: put(place, "a sum.png", png),
    blank: put(place, "blank.png", blank),
    damaged: put(join(place, "more"), "half.png", png.slice(0, 80)),
    ink: put(join(place, "more"), "ink.ink.jsonl", bar),
    other: put(place, "notes.txt", "7"),
  };
}

test("a picture is a line, whatever its name, beside drawings", async () => {
  const { place, sum, blank, ink } = pictures();
  const jpeg = put(place, "sum", await (await jpegEncoder())(picture));
  const { code, stdout, stderr } = await call(["recognize", sum, ink, jpeg, blank]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const [first, second, third, fourth] = stdout.split("\n");
  expect(first).toMatch(/a sum\.png {2}42 7 {2}(over )?9\d\.\d %$/);
  expect(second).toContain(`${ink}:1  1  `);
  expect(third).toMatch(/sum {2}42 7 {2}/);
  expect(fourth).toBe(`${blank}  –`);
});

test("a folder is all that is in it, in order; what is damaged is told, and the rest goes on", async () => {
  const { place, sum, damaged, ink } = pictures();
  const { code, stdout, stderr } = await call(["recognize", place, "--json"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const answers = jsonLines(stdout);
  expect(answers).toMatchObject([
    { file: sum, width: 240, height: 240, text: "42\n7", numbers: [{ text: "42" }, { text: "7" }] },
    { file: join(place, "blank.png"), text: "", numbers: [] },
    { file: damaged, error: { code: "data", rule: "must be whole", got: "only its beginning" } },
    { file: ink, line: 1, text: "1" },
  ]);
  const { x, y, height } = answers[0].numbers[1].bounds;
  for (const [value, near] of [
    [x, 20],
    [y, 140],
    [height, 60],
  ]) {
    expect(Math.abs(value - near)).toBeLessThan(8);
  }
  const text = await call(["recognize", place, "--keep-going"]);
  expect(text).toMatchObject({ code: 0, stderr: `tenpen: ${damaged}: PNG: must be whole, got only its beginning\n` });
});

test.each([".png", ".ink.jsonl"])(
  "a loop of links with the name of %s is told, and the rest goes on",
  async (ending) => {
    const { place, blank, ink } = pictures();
    const loop = join(place, `a loop${ending}`);
    symlinkSync(loop, loop);
    const complaint = `tenpen: ${loop}: must be readable, got ELOOP\n`;
    const { code, stdout, stderr } = await call(["recognize", place]);
    expect(code).toBe(1);
    expect(stderr).toContain(complaint);
    expect(stdout).toContain(`${blank}  –`);
    expect(stdout).toContain(`${ink}:1  1  `);
    expect(await call(["recognize", place, "--keep-going"])).toEqual({ code: 0, stdout, stderr });
  },
);

test("patterns are what fits them", async () => {
  const { place, sum, blank, damaged } = pictures();
  const files = async (pattern: string) =>
    jsonLines((await call(["recognize", join(place, pattern), "--json"])).stdout).map(({ file }) => file);
  expect(await files("*.png")).toEqual([sum, blank]);
  expect(await files("**/*.png")).toEqual([sum, blank, damaged]);
  expect(await files("?ore/ha*")).toEqual([damaged]);
  const none = join(place, "*.jpg");
  expect(await call(["recognize", none])).toEqual({
    ...{ code: 2, stdout: "" },
    stderr: `tenpen: ${none}: must fit a file, got none\n`,
  });
});

test("standard input is a picture by its bytes", async () => {
  async function* stdin() {
    for (let at = 0; at < png.length; at += 5) yield png.subarray(at, at + 5);
  }
  expect((await call(["recognize", "-"], { stdin: stdin() })).stdout).toMatch(/^- {2}42 7 {2}/);
});

test("what is missing is told before anything is read, or with --keep-going in its turn", async () => {
  const { place, blank, ink } = pictures();
  const missing = ["no.png", "no.ink.jsonl", "x*", "empty"].map((name) => join(place, name));
  const [picture, drawing, pattern, empty] = missing;
  mkdirSync(empty!);
  const complaints = [
    `tenpen: ${picture}: must be a file that exists, got nothing\n`,
    `tenpen: ${drawing}: must be a file that exists, got nothing\n`,
    `tenpen: ${pattern}: must fit a file, got none\n`,
    `tenpen: ${empty}: must hold pictures or ink, got none\n`,
  ];
  for (const [i, name] of missing.entries()) {
    expect(await call(["recognize", blank, name])).toEqual({ code: 2, stdout: "", stderr: complaints[i] });
  }
  const { code, stdout, stderr } = await call(["recognize", blank, ...missing, ink, "--keep-going"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: complaints.join("") });
  expect(stdout).toMatch(/blank\.png {2}–\n\S*ink\.ink\.jsonl:1 {2}1 {2}/);
  const answers = jsonLines((await call(["recognize", picture!, blank, "--keep-going", "--json"])).stdout);
  expect(answers).toMatchObject([{ file: picture, error: { rule: "must be a file that exists" } }, { file: blank }]);
});

test("nothing on standard input is an error, as an empty picture is", async () => {
  expect(await call(["recognize", "-"], { input: "" })).toEqual({
    ...{ code: 1, stdout: "" },
    stderr: "tenpen: -: picture: must be PNG, JPEG, WebP or AVIF, got an empty file\n",
  });
  const ink = put(folder(), "none.ink.jsonl", "");
  expect(await call(["recognize", ink])).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("--csv gives a line a number", async () => {
  const { place, sum, ink } = pictures();
  const named = put(place, 'a "quoted", name.png', png);
  const { code, stdout } = await call(["recognize", sum, named, ink, "--csv"]);
  expect(code).toBe(0);
  const [head, first, second, third, , ofInk] = stdout.split("\n");
  expect(head).toBe("file,number,confidence,x,y,width,height");
  expect(first!.slice(sum.length)).toMatch(/^,42,[01]\.\d{4}(,\d+(\.\d)?){4}$/);
  expect(second!.slice(sum.length)).toMatch(/^,7,/);
  expect(third).toContain(`a ""quoted"", name.png",42,`);
  expect(ofInk).toMatch(/ink\.ink\.jsonl:1,1,0\.\d{4},10,10,2,80$/);
  expect((await call(["recognize", sum, "--csv", "--json"])).stderr).toBe(
    "tenpen: --csv: must be given without --json, got both\n",
  );
});

test("hints are for pictures too", async () => {
  const { sum } = pictures();
  const { stdout } = await call(["recognize", sum, "--expect-length", "2", "--json"]);
  expect(jsonLines(stdout)).toMatchObject([{ text: "42", numbers: [{ text: "42" }, { unexpected: true }] }]);
});

describe("is refused in one line", () => {
  test("a folder with nothing to read", async () => {
    const place = folder();
    put(place, "notes.txt", "7");
    expect(await call(["recognize", place])).toEqual({
      ...{ code: 2, stdout: "" },
      stderr: `tenpen: ${place}: must hold pictures or ink, got none\n`,
    });
  });

  test.each([
    [
      "photo.heic",
      "\0\0\0\x18ftypheic",
      "a HEIC picture; heif-convert and most programs for photographs make a JPEG of it",
    ],
    ["scan.pdf", "%PDF-1.7", "a PDF"],
    ["drawing.svg", "<svg/>", "SVG"],
    ["empty.png", "", "an empty file"],
  ])("%s", async (name, content, kind) => {
    const path = put(folder(), name, content);
    expect(await call(["recognize", path])).toEqual({
      ...{ code: 1, stdout: "" },
      stderr: `tenpen: ${path}: picture: must be PNG, JPEG, WebP or AVIF, got ${kind}\n`,
    });
  });
});
