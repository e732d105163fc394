import { spawnSync } from "node:child_process";
import { truncateSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { alwaysSeven, call, folder, jsonLines, put } from "../../test/support/call.ts";

const bar = '{"label":"1","strokes":[[[10,10],[12,90]]]}';
const blank = '{"strokes":[]}';

function files() {
  const place = folder();
  return {
    place,
    model: put(place, "seven.safetensors", alwaysSeven()),
    ink: put(place, "digits.ink.jsonl", `${bar}\n\n${blank}\r\n${bar}`),
  };
}

test("a line for each drawing, with the line of the file", async () => {
  const { model, ink } = files();
  expect(await call(["recognize", ink, "--model", model])).toEqual({
    code: 0,
    stdout: `${ink}:1  7  90.0 %\n${ink}:3  –\n${ink}:4  7  90.0 %\n`,
    stderr: "",
  });
});

test("answers nothing when one of the files is not there", async () => {
  const { model, ink, place } = files();
  expect(await call(["recognize", ink, `${place}/no.ink.jsonl`, "--model", model])).toEqual({
    code: 2,
    stdout: "",
    stderr: `tenpen: ${place}/no.ink.jsonl: must be a file that exists, got nothing\n`,
  });
});

test("numbers are told to have a length, or what else is known of them", async () => {
  const ink = put(folder(), "7.ink.jsonl", bar);
  const read = async (...options: string[]) => (await call(["recognize", ink, ...options])).stdout;
  expect(await read()).toContain("  1  ");
  expect(await read("--expect-length", "1", "--expect-integer")).toContain("  1  ");
  expect(await read("--expect-max", "1")).toContain("  1  ");
});

test("a clear number that does not fit what is expected is told, and that it does not fit", async () => {
  const ink = put(folder(), "1.ink.jsonl", bar);
  const { code, stdout } = await call(["recognize", ink, "--expect-pattern", "[2-4]"]);
  expect(stdout).toMatch(/:1 {2}1 {2}(over )?9\d\.\d % {2}1 does not fit\n$/);
  expect(code).toBe(0);
  const json = await call(["recognize", ink, "--expect-min", "5", "--json"]);
  expect(jsonLines(json.stdout)).toMatchObject([
    { text: "", numbers: [{ text: "1", accepted: false, unexpected: true }] },
  ]);
  // As numbers are written: 5.0 and 1,000 are numbers.
  expect(await call(["recognize", ink, "--expect-min", "5.0", "--expect-max", "1,000", "--json"])).toEqual(json);
});

test("a least number above the most is refused", async () => {
  const ink = put(folder(), "1.ink.jsonl", bar);
  expect(await call(["recognize", ink, "--expect-min", "1,00,0"])).toMatchObject({
    stderr: 'tenpen: --expect-min: must be a number, got "1,00,0"\n',
  });
  expect(await call(["recognize", ink, "--expect-min", "5", "--expect-max", "4"])).toEqual({
    ...{ code: 2, stdout: "" },
    stderr: "tenpen: --expect-min: must be at most 4, the max, got 5\n",
  });
});

test.each([
  ["length", "0", "must be a whole number from 1 to 100, got 0"],
  ["length", "four", 'must be a whole number from 1 to 100, got "four"'],
  ["min", "", 'must be a number, got ""'],
  ["max", "NaN", 'must be a number, got "NaN"'],
  ["pattern", "", 'must be a regular expression, got ""'],
  ["pattern", "[", 'must be a regular expression, got "["'],
])("--expect-%s %j is refused", async (hint, value, message) => {
  const ink = put(folder(), "1.ink.jsonl", bar);
  expect(await call(["recognize", ink, `--expect-${hint}`, value])).toEqual({
    ...{ code: 2, stdout: "" },
    stderr: `tenpen: --expect-${hint}: ${message}\n`,
  });
});

test("--json gives an object a line", async () => {
  const { model, ink } = files();
  const { code, stdout } = await call(["recognize", ink, ink, "--model", model, "--json"]);
  expect(code).toBe(0);
  const lines = jsonLines(stdout);
  expect(lines).toHaveLength(6);
  const confidence = expect.closeTo(0.9, 5);
  const bounds = { x: 10, y: 10, width: 2, height: 80 };
  const digits = [
    {
      ...{ digit: 7, confidence, bounds, accepted: true, rejectScore: null },
      probabilities: Array.from({ length: 10 }, (_, digit) => expect.closeTo(digit === 7 ? 0.9 : 1 / 90, 5)),
    },
  ];
  const alternatives = ["0", "1", "2", "3"].map((text) => ({ text, confidence: expect.closeTo(1 / 90, 5) }));
  const number = { text: "7", confidence, bounds, digits, alternatives, accepted: true };
  expect(lines[0]).toEqual({ file: ink, line: 1, text: "7", confidence, numbers: [number], digits });
  expect(lines[1]).toEqual({ file: ink, line: 3, text: "", confidence: 0, numbers: [], digits: [] });
});

test("UNIPEN gives the line of each segment", async () => {
  const { model, place } = files();
  const path = put(place, "digits.tra", '.HIERARCHY DIGIT\n.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n10 90\n10 10\n.PEN_UP\n');
  expect((await call(["recognize", path, "--model", model])).stdout).toBe(`${path}:2  7  90.0 %\n`);
});

test("InkML is read as a whole, or as what is labelled in it", async () => {
  const { model, place } = files();
  const path = put(place, "x.inkml", "<ink>\n<trace>10 10, 12 90</trace>\n</ink>\n");
  expect((await call(["recognize", path, "--model", model])).stdout).toBe(`${path}:1  7  90.0 %\n`);
});

test("what is all but sure is not 100 %", async () => {
  const { place, ink } = files();
  const model = put(place, "sure.safetensors", alwaysSeven({ confidence: 0.9997 }));
  const { stdout } = await call(["recognize", ink, "--model", model]);
  expect(stdout).toContain(`${ink}:1  7  over 99.9 %\n`);
});

test("- is standard input", async () => {
  const { model } = files();
  const { code, stdout } = await call(["recognize", "-", "--model", model], { input: `${bar}\n${blank}\n` });
  expect({ code, stdout }).toEqual({ code: 0, stdout: "-:1  7  90.0 %\n-:2  –\n" });
});

test("characters of several bytes and line separators within a line survive", async () => {
  const { model } = files();
  const input = `{"writer":"Zoë\u2028三","strokes":[]}\n{"strokes":[]}`;
  expect((await call(["recognize", "-", "--model", model], { input })).stdout).toBe("-:1  –\n-:2  –\n");
});

test.skipIf(process.platform === "win32")("a pipe is read once", async () => {
  const { model, place } = files();
  const pipe = join(place, "pipe");
  expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
  const answer = call(["recognize", pipe, "--model", model]);
  await writeFile(pipe, `${bar}\n`);
  expect(await answer).toMatchObject({ code: 0, stdout: `${pipe}:1  7  90.0 %\n` });
});

test("a file that fits into no memory is read as it comes", async () => {
  const { model, place } = files();
  const path = put(place, "large.ink.jsonl", `${bar}\n`);
  truncateSync(path, 2 ** 40);
  expect(await call(["recognize", path, "--model", model])).toEqual({
    code: 2,
    stdout: `${path}:1  7  90.0 %\n`,
    stderr: `tenpen: ${path}: line 2: must be at most 67108864 characters, got more\n`,
  });
});

test("a bad line is told by its number, the rest goes on, and the exit code is 1", async () => {
  const { model, place } = files();
  const path = put(place, "bad.ink.jsonl", `${bar}\n\n{oops}\n${bar}`);
  expect(await call(["recognize", path, "--model", model])).toEqual({
    code: 1,
    stdout: `${path}:1  7  90.0 %\n${path}:4  7  90.0 %\n`,
    stderr: `tenpen: ${path}: line 3: must be JSON, got "oops}" at column 2\n`,
  });
  const { code, stdout, stderr } = await call(["recognize", path, "--model", model, "--json", "--keep-going"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const error = { code: "ink", what: `${path}: line 3`, rule: "must be JSON", got: '"oops}" at column 2' };
  expect(jsonLines(stdout)).toMatchObject([{ line: 1, text: "7" }, { file: path, line: 3, error }, { line: 4 }]);
});

test("what a drawing calls itself goes along, also when it is damaged", async () => {
  const { model } = files();
  const input = `{"id":"a-1","strokes":[]}\n{"id":2,"strokes":[[[10,10],[12,90]]]}\n{"id":"three"}\n`;
  const { stdout } = await call(["recognize", "-", "--model", model, "--json"], { input });
  expect(jsonLines(stdout)).toMatchObject([{ id: "a-1" }, { id: 2, text: "7" }, { id: "three", error: {} }]);
});

describe("exit code 2", () => {
  test("for a model that is too large, before it is read", async () => {
    const { ink, place } = files();
    const model = put(place, "m.safetensors", "");
    truncateSync(model, 2 ** 40);
    const { code, stderr } = await call(["recognize", ink, "--model", model]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `tenpen: ${model}: must have at most 67108864 bytes, got ${2 ** 40}\n`,
    });
  });

  test("for standard input twice, and where there is none", async () => {
    const { model } = files();
    const twice = await call(["recognize", "-", "-", "--model", model], { input: bar });
    expect(twice).toEqual({ code: 2, stdout: "", stderr: "tenpen: -: must be given once, got it again\n" });
    const { stderr } = await call(["recognize", "-", "--model", model]);
    expect(stderr).toBe("tenpen: -: must be standard input, got none\n");
  });

  test.each([
    ["IDX", Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 0)],
    ["gzip", gzipSync(bar)],
    ["HTML, maybe a page that says what went wrong", "<!doctype html><title>404</title>"],
    ["a Git LFS pointer, not the file", "version https://git-lfs.github.com/spec/v1\n"],
    ["JSON", `[${bar}]`],
  ])("for %s", async (kind, content) => {
    const { model, place } = files();
    const path = put(place, "a.ink.jsonl", content);
    expect(await call(["recognize", path, "--model", model])).toEqual({
      ...{ code: 2, stdout: "" },
      stderr: `tenpen: ${path}: must be .ink.jsonl, InkML or UNIPEN, got ${kind}\n`,
    });
  });

  test("for UNIPEN whose y leaves the range when it is turned, by its line", async () => {
    const { model, place } = files();
    const path = put(place, "far.dat", '.Y_DIM 1e9\n.SEGMENT DIGIT 0 ? "1"\n.PEN_DOWN\n1 -1e9\n.PEN_UP\n');
    const { code, stderr } = await call(["recognize", path, "--model", model]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/far\.dat: line 4: a point must be /);
  });

  test("for a missing file, of ink or of the model", async () => {
    const { model, place, ink } = files();
    for (const name of ["no.ink.jsonl", "no.dat"]) {
      const { code, stderr } = await call(["recognize", `${place}/${name}`, "--model", model]);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `tenpen: ${place}/${name}: must be a file that exists, got nothing\n`,
      });
    }
    expect((await call(["recognize", ink, "--model", `${place}/no`])).stderr).toContain(
      "/no: must be a file that exists, got nothing",
    );
  });

  test("for what is neither .ink.jsonl nor UNIPEN", async () => {
    const { model, place } = files();
    const path = put(place, "letter.txt", "Dear Sir or Madam\n");
    const { code, stderr } = await call(["recognize", path, "--model", model]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^tenpen: [^\n]*letter\.txt[^\n]*\n$/);
  });

  test("for standard input where there is none", async () => {
    const { model } = files();
    expect((await call(["recognize", "-", "--model", model])).code).toBe(2);
  });
});
