import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import packageFacts from "../package.json" with { type: "json" };
import { tenpen } from "./support/call.ts";

// The command as it is built and shipped, with the model that is shipped.
const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "tenpen-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("reads the recorded digits", () => {
  const { status, stdout, stderr } = tenpen("recognize", "test/fixtures/digits.ink.jsonl", "--json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const texts = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).text);
  expect(texts).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
});

it("prints what the README says of MNIST", () => {
  const { status, stdout } = tenpen("evaluate", "mnist-test", "--model", "models/classic.safetensors", "--json");
  expect(status).toBe(0);
  const { n, accuracy } = JSON.parse(stdout);
  expect(n).toBe(10_000);
  expect(accuracy).toBeGreaterThanOrEqual(0.989);
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`${(100 * accuracy).toFixed(2)} %`);
});

describe("what is wrong is one line and exit code 2", () => {
  const model = readFileSync(join(root, "models/classic.safetensors"));
  const files: Record<string, Uint8Array | string> = {
    "truncated.safetensors": model.subarray(0, 100_000),
    "altered.safetensors": model.map((byte, i) => (i === 70_000 ? byte ^ 1 : byte)),
    "wrong-images-idx3-ubyte": Uint8Array.of(0, 0, 9, 3, 0, 0, 0, 0),
    "broken.ink.jsonl": '{"strokes":[]}\n{"strokes":\n',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);

  it.each([
    [["evaluate", "mnist-test", "--model", "truncated.safetensors"], /truncated\.safetensors: /],
    [["evaluate", "mnist-test", "--model", "altered.safetensors"], /altered\.safetensors: /],
    [["evaluate", "mnist-test", "--model", "missing.safetensors"], /missing\.safetensors: /],
    [["inspect", "wrong-images-idx3-ubyte"], /wrong-images-idx3-ubyte: /],
    [["evaluate", "wrong-images-idx3-ubyte"], /magic number .*, got 0x00000903/],
    [["recognize", "broken.ink.jsonl"], /broken\.ink\.jsonl: line 2: must be JSON/],
    [["recognize", "missing.ink.jsonl"], /missing\.ink\.jsonl: /],
    [["train", "--data", "mnist", "--out", "x", "--epoch", "3"], /--epoch\b/],
    [["draw"], /draw/],
  ])("%j", (argv, message) => {
    const inFolder = argv.map((argument) =>
      /safetensors|ubyte|jsonl/.test(argument) ? join(folder, argument) : argument,
    );
    const { status, stderr } = tenpen(...inFolder);
    expect(stderr).toMatch(message);
    expect({ status, lines: stderr.trim().split("\n").length }).toEqual({ status: 2, lines: 1 });
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

it.skipIf(process.platform === "win32")("can be started as it was built, which is how npx does it", () => {
  const { status, stdout } = spawnSync(join(root, "dist/cli/main.js"), ["--version"], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${packageFacts.version}\n` });
});
