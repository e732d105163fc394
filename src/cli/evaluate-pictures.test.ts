import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { call, folder, put } from "../../test/support/call.ts";
import { drawnNumber, drawPicture } from "../../test/support/draw-picture.ts";
import { encodePng } from "../../test/support/encode-picture.ts";

const drawn = (...lines: string[]) =>
  encodePng(drawPicture(240, { strokes: lines.flatMap((text, i) => drawnNumber(text, 20, 20 + 120 * i)) }));

test("a folder of folders whose names are labels", async () => {
  const set = folder();
  for (const name of ["3", "42", "none"]) mkdirSync(join(set, name));
  put(join(set, "3"), "a.png", drawn("3"));
  put(join(set, "3"), "b.png", drawn("5"));
  put(join(set, "42"), "a.png", drawn("42"));
  put(join(set, "none"), "a.png", drawn(""));
  put(join(set, "none"), "about.txt", "");
  const { code, stdout, stderr } = await call(["evaluate", set, "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const wanted = { set, n: 3, accuracy: 2 / 3, numbersFound: null, nonDigits: 1, nonDigitsRejected: 1 };
  expect(JSON.parse(stdout)).toMatchObject(wanted);
  const numbers = await call(["evaluate", set, "--json", "--labels", "[0-9]{2,}"]);
  expect(JSON.parse(numbers.stdout)).toMatchObject({ n: 1, accuracy: 1, nonDigits: 0 });
  const report = join(set, "report.html");
  expect(await call(["evaluate", set, "--report", report])).toMatchObject({ code: 0, stderr: "" });
});

test("a list of files and labels, of which some are several numbers", async () => {
  const set = folder();
  mkdirSync(join(set, "pictures"));
  put(join(set, "pictures"), "sum.png", drawn("42", "7"));
  put(set, "three.png", drawn("3"));
  const records = [
    { file: "pictures/sum.png", label: "42\n7" },
    { file: "three.png", label: 3 },
    { file: join(set, "three.png"), label: "3 5" },
    { file: "not-labelled-and-not-there.png" },
  ];
  const list = put(set, "list.jsonl", records.map((record) => JSON.stringify(record)).join("\n"));
  const { code, stdout, stderr } = await call(["evaluate", list, "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ n: 3, accuracy: 2 / 3, numbersFound: 4 / 5, numbersExtra: 0 });
  const input = `${JSON.stringify({ file: join(set, "three.png"), label: "3" })}\n`;
  expect(JSON.parse((await call(["evaluate", "-", "--json"], { input })).stdout)).toMatchObject({ n: 1, accuracy: 1 });
});

test("a missing file of a list is told before the work, and with --keep-going what cannot be read is left out", async () => {
  const set = folder();
  put(set, "damaged.png", drawn("3").slice(0, 80));
  put(set, "three.png", drawn("3"));
  const names = ["damaged.png", "three.png", "none.png"];
  const list = put(set, "list.jsonl", names.map((file) => JSON.stringify({ file, label: "3" })).join("\n"));
  const missing = `tenpen: ${list}: line 3: ${join(set, "none.png")}: must be a file that exists, got nothing\n`;
  expect(await call(["evaluate", list])).toEqual({ code: 2, stdout: "", stderr: missing });
  const { code, stdout, stderr } = await call(["evaluate", list, "--json", "--keep-going"]);
  expect({ code, n: JSON.parse(stdout).n }).toEqual({ code: 0, n: 1 });
  const damaged = `${join(set, "damaged.png")}: PNG: must be whole, got only its beginning\n`;
  const count = `${list}: 2 of 3 pictures are left out, since they cannot be read\n`;
  expect(stderr).toBe(`tenpen: ${list}: line 1: ${damaged}${missing}${count}`);
});

test("of a folder too what cannot be read is left out with --keep-going, but not all", async () => {
  const set = folder();
  mkdirSync(join(set, "3"));
  const damaged = put(join(set, "3"), "damaged.png", drawn("3").slice(0, 80));
  const complaint = `tenpen: ${damaged}: PNG: must be whole, got only its beginning\n`;
  expect(await call(["evaluate", set, "--keep-going"])).toEqual({
    ...{ code: 2, stdout: "" },
    stderr: `${complaint}tenpen: ${set}: must have a picture that can be read, got none\n`,
  });
  put(join(set, "3"), "three.png", drawn("3"));
  expect(await call(["evaluate", set])).toEqual({ code: 2, stdout: "", stderr: complaint });
  const { code, stdout, stderr } = await call(["evaluate", set, "--json", "--keep-going"]);
  expect({ code, n: JSON.parse(stdout).n }).toEqual({ code: 0, n: 1 });
  expect(stderr).toBe(`${complaint}${set}: 1 of 2 pictures are left out, since they cannot be read\n`);
});

test("a list without an end is refused", async () => {
  async function* stdin() {
    const lines = Buffer.from('{"file":"a.png"}\n'.repeat(10_000));
    for (;;) yield lines;
  }
  expect(await call(["evaluate", "-"], { stdin: stdin() })).toEqual({
    ...{ code: 2, stdout: "" },
    stderr: "tenpen: -: must have at most 16777216 bytes, got more\n",
  });
});

test.each([
  [
    '{"file":"a.png","label":"3"}',
    /^tenpen: \S*list\.jsonl: line 1: \S*a\.png: must be a file that exists, got nothing\n$/,
  ],
  [
    '{"file":"list.jsonl","label":"3"}',
    /list\.jsonl: line 1: \S*list\.jsonl: picture: must be PNG, JPEG, WebP or AVIF, got JSON\n$/,
  ],
  ['{"file":"a.png","label":"three"}', /list\.jsonl: line 1: label must be .*, got "three"\n$/],
  ['{"file":"a.png"}\n{"file":7}', /list\.jsonl: line 2: file must be the path of a picture, got 7\n$/],
  ['{"file":"a.png"}\n7', /list\.jsonl: line 2: must be an object with file and label, got 7\n$/],
  ['{"file":"a.png"}\n{', /list\.jsonl: line 2: must be JSON, got /],
  ['{"file":"a.png"}', /list\.jsonl: must have at least one label, got 0\n$/],
])("%j is refused in one line", async (text, message) => {
  const { code, stdout, stderr } = await call(["evaluate", put(folder(), "list.jsonl", text)]);
  expect({ code, stdout, lines: stderr.split("\n").length }).toEqual({ code: 2, stdout: "", lines: 2 });
  expect(stderr).toMatch(message);
});
