import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Streams } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { writeSafetensors } from "../../src/formats/safetensors.ts";
import { mnistPreprocessing } from "../../src/ink/normalize.ts";

/** One call of the command line, in this process. */
export async function call(argv: readonly string[], io: Partial<Streams> & { input?: string } = {}) {
  const printed = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({
    write(text: string) {
      printed[name] += text;
    },
  });
  const { input, ...rest } = io;
  const code = await run(argv, {
    stdout: output("stdout"),
    stderr: output("stderr"),
    ...(input === undefined ? {} : { stdin: chunks(input) }),
    ...rest,
  });
  return { code, ...printed };
}

/** Text as a stream that breaks wherever it likes, also within a character. */
async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

/** A folder for one test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "tenpen-cli-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Writes a file into a folder and returns its path. */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A folder that only root can open, in one that all can. */
export function closedFolder(place: string, name: string): string {
  const path = join(place, name);
  chmodSync(place, 0o755);
  mkdirSync(path, { mode: 0 });
  onTestFinished(() => chmodSync(path, 0o755)); // to be taken away
  return path;
}

/** Does something as one to whom a folder can be closed: root may open all. */
export async function asAnybody<Result>(act: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid!(65_534);
  try {
    return await act();
  } finally {
    process.seteuid!(0);
  }
}

/** A model that takes everything for a 7, and is 90 % sure of it. */
export function alwaysSeven({ size = 28, confidence = 0.9 } = {}): Uint8Array {
  const bias = new Float32Array(10);
  bias[7] = Math.log((9 * confidence) / (1 - confidence)); // against nine others with e⁰
  return writeSafetensors({
    spec: { input: [size, size, 1], layers: [{ type: "flatten" }, { type: "dense", units: 10 }] },
    weights: { "dense_1.kernel": new Float32Array(size * size * 10), "dense_1.bias": bias },
    preprocessing: { ...mnistPreprocessing, size, box: size - 8, middle: size / 2 },
    training: { data: "made up", seed: 3 },
  });
}

/** A pair of IDX files, images of noise with a bright row that tells the label; returns the path of the images. */
export function idxPair(folder: string, labels: readonly number[], side = 28): string {
  const size = side * side;
  const pixels = new Uint8Array(labels.length * size).map((_, i) => (i * 7919) % 40);
  labels.forEach((label, i) => {
    pixels.fill(255, i * size + (2 * label + 4) * side, i * size + (2 * label + 5) * side);
  });
  put(folder, "train-labels-idx1-ubyte", idx([labels.length], Uint8Array.from(labels)));
  return put(folder, "train-images-idx3-ubyte", idx([labels.length, side, side], pixels));
}

function idx(shape: readonly number[], values: Uint8Array): Uint8Array {
  const head = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  head.setUint32(0, 0x0800 | shape.length);
  shape.forEach((length, axis) => {
    head.setUint32(4 + 4 * axis, length);
  });
  return new Uint8Array([...new Uint8Array(head.buffer), ...values]);
}

/** The checkout. */
export const root = join(import.meta.dirname, "../..");

/** One call of the command as it is built and shipped, in a process of its own. */
export function tenpen(...argv: string[]) {
  return tenpenUnder(process.execPath, ...argv);
}

/** The same with the Node that is at this path. */
export function tenpenUnder(node: string, ...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(node, [join(root, "dist/cli/main.js"), ...argv], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** What a command has printed with `--json`: a value a line. */
export function jsonLines(stdout: string) {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
