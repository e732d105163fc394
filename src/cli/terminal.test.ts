import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { alwaysSeven, call, folder, put } from "../../test/support/call.ts";
import { readSafetensors, writeSafetensors } from "../formats/safetensors.ts";
import { Terminal } from "./terminal.ts";

/** Sets the title, goes up a line, is read from right to left, and ends the line in two ways. */
const hostile = "\x1b]0;title\x07\x1b[1A\x9b2J\u202Eevil\u2028\nnext";
const harmless = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;

function expectHarmless(text: string, lines?: number): void {
  const all = text.split("\n");
  for (const line of all) expect(line).toMatch(harmless);
  if (lines !== undefined) expect(all).toHaveLength(lines + 1);
}

function files() {
  const place = folder();
  const model = { ...readSafetensors(alwaysSeven()) };
  return {
    place,
    ink: put(place, `${hostile}.ink.jsonl`, '{"label":"7","strokes":[[[10,10],[12,90]]]}\n'),
    // What is in a file is no more to be trusted than its name.
    model: put(
      place,
      `${hostile}.safetensors`,
      writeSafetensors({ ...model, training: { data: hostile, [hostile]: { deep: hostile } } }),
    ),
  };
}

test("no command writes to the terminal what it would obey", async () => {
  const { place, ink, model } = files();
  const read = await call(["recognize", ink, "--model", model]);
  expect(read).toMatchObject({ code: 0, stderr: "" });
  expectHarmless(read.stdout, 1);
  expect(read.stdout).toContain(" ]0;title [1A 2J evil next.ink.jsonl:1  7  90.0 %");

  const evaluated = await call(["evaluate", ink, "--model", model]);
  expect(evaluated.code).toBe(0);
  expectHarmless(evaluated.stdout, 9);

  const inspected = await call(["inspect", model]);
  expect(inspected.code).toBe(0);
  expectHarmless(inspected.stdout);
  expect(inspected.stdout).toContain("\n  data:  ]0;title [1A 2J evil next\n");

  const exported = await call(["export", model, "--to", "keras", "-o", join(place, `${hostile}.keras`)]);
  expect(exported.code).toBe(0);
  expectHarmless(exported.stdout, 1);
});

test("--json tells names as they are, in characters that no terminal obeys", async () => {
  const { ink, model } = files();
  const calls = [
    ["recognize", ink, "--model", model],
    ["evaluate", ink, "--model", model],
    ["inspect", model],
  ];
  for (const argv of calls) {
    const { code, stdout } = await call([...argv, "--json"]);
    expect(code).toBe(0);
    expectHarmless(stdout, 1);
    const { file, set } = JSON.parse(stdout);
    expect(basename(file ?? set).startsWith(hostile)).toBe(true);
  }
});

test("errors are one line of the same kind", async () => {
  const { place, ink, model } = files();
  const bad = join(place, `${hostile}-bad.ink.jsonl`);
  writeFileSync(bad, `{"strokes":[],"label":${JSON.stringify(hostile)}}\n`);
  const calls = [
    ["recognize", join(place, hostile)],
    ["evaluate", place + hostile],
    ["inspect", ink],
    ["export", ink, "--to", "onnx", "-o", join(place, "m.onnx")],
    ["export", model, "--to", "onnx", "-o", `${hostile}.keras`],
    ["recognize", ink, `--${hostile}`],
    ["recognize", ink, "--input-range", hostile],
    ["train", "--data", join(place, hostile), "--out", join(place, "out")],
    [hostile],
  ];
  for (const argv of calls) {
    const { code, stderr } = await call(argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^tenpen: /);
    expectHarmless(stderr, 1);
  }
  // One bad record leaves the others to be read.
  const { code, stderr } = await call(["recognize", bad]);
  expect(code).toBe(1);
  expectHarmless(stderr, 1);
});

test("lines keep their indentation, texts their lines", () => {
  let written = "";
  const terminal = new Terminal({ write: (text) => (written += text) });
  terminal.line("  a\tb\r\nc");
  terminal.write("d\n\n  e\x1b\n");
  terminal.redraw("where there is no terminal");
  expect(written).toBe("  a b c\nd\n\n  e \n");
});

test("JSON escapes what lies beyond 16 bits as two", () => {
  let written = "";
  new Terminal({ write: (text) => (written += text) }).json({ "\x7f": "a\u{e0041}\u{1f600}" });
  expect(written).toBe('{"\\u007f":"a\\udb40\\udc41😀"}\n');
});
