import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import packageFacts from "../package.json" with { type: "json" };
import { call, tenpen } from "./support/call.ts";
import { firstOfMnist } from "./support/mnist.ts";

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
    [["evaluate", "broken.ink.jsonl"], /broken\.ink\.jsonl: line 2: must be JSON/],
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

describe("a file of another program", () => {
  const golden = (name: string) => join(root, "test/golden/keras", name);

  it("is read in a thread as in this one", async () => {
    const { status, stdout } = tenpen("inspect", golden("reshape.h5"), "--json");
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: (await call(["inspect", golden("reshape.h5"), "--json"])).stdout,
    });
  });

  it("that is damaged is one line", () => {
    const half = join(folder, "half.keras");
    writeFileSync(half, readFileSync(golden("reshape.keras")).subarray(0, 2000));
    const { status, stderr } = tenpen("inspect", half);
    expect({ status, lines: stderr.split("\n").length - 1 }).toEqual({ status: 2, lines: 1 });
    expect(stderr).toContain(`${half}: `);
  });

  it("that has no end is given up", async () => {
    const path = join(root, "dist/cli/read-model-in-worker.js");
    const { readModelInWorker } = (await import(path)) as typeof import("../src/cli/read-model-in-worker.ts");
    // What is behind the first groups is lost, and zeros lead the library in circles.
    const endless = new Uint8Array(36_487);
    endless.set(readFileSync(golden("reshape.h5")).subarray(0, 7058));
    await expect(readModelInWorker(endless, "endless.h5", undefined, 2)).rejects.toThrow(
      "endless.h5: must be read within 2 seconds, got no end; it may be damaged",
    );
  });
});

describe("drawings of many lines", () => {
  const drawings = readFileSync(join(root, "test/fixtures/digits.ink.jsonl"), "utf8").trim().split("\n");
  const many = (count: number) => Array.from({ length: count }, (_, i) => drawings[i % drawings.length]).join("\n");

  it("are read by threads as by one", () => {
    const path = join(folder, "threads.ink.jsonl");
    writeFileSync(path, `${many(1500)}\n{oops}\n${many(10)}`);
    const [one, three] = ["1", "3"].map((workers) => tenpen("recognize", path, "--workers", workers));
    expect({ status: one!.status, lines: one!.stdout.split("\n").length }).toEqual({ status: 1, lines: 1511 });
    expect(one!.stderr).toBe(`tenpen: ${path}: line 1501: must be JSON, got "oops}" at column 2\n`);
    expect(three).toEqual(one);
  });

  it("that are none end it though standard input stays open", async () => {
    const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), "recognize", "-"], { cwd: root });
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    child.stdin.write("oops\n");
    const [code] = await once(child, "exit");
    child.stdin.destroy();
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'tenpen: -: must be .ink.jsonl, InkML or UNIPEN, got "oops"\n',
    });
  });
});

describe("when whoever reads its output has enough", () => {
  /** Closes standard output after the first line. */
  async function untilFirstLine(...argv: string[]) {
    const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...argv], { cwd: root });
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const [code] = await once(child, "exit");
    return { code, stderr };
  }

  it("what only answers has done its work", async () => {
    const drawing = readFileSync(join(root, "test/fixtures/digits.ink.jsonl"), "utf8");
    const many = join(folder, "many.ink.jsonl");
    writeFileSync(many, drawing.repeat(1000));
    expect(await untilFirstLine("recognize", many, "--json")).toEqual({ code: 0, stderr: "" });
  });

  it("a training stops in order", async () => {
    const out = join(folder, "stopped");
    const data = await firstOfMnist(folder, 1000);
    const options = ["--validation-size", "200", "--epochs", "1000", "--patience", "1000", "--workers", "1"];
    await untilFirstLine("train", "--data", data, "--out", out, ...options);
    expect(readdirSync(out)).toContain("checkpoint.json");
    expect(JSON.parse(readFileSync(join(out, "history.json"), "utf8"))).toMatchObject({ stopped: "aborted" });
  });
});

it.skipIf(process.platform === "win32")("can be started as it was built, which is how npx does it", () => {
  const { status, stdout } = spawnSync(join(root, "dist/cli/main.js"), ["--version"], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${packageFacts.version}\n` });
});
