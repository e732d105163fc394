import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageFacts from "../package.json" with { type: "json" };
import { idxPair, put, root } from "./support/call.ts";
import { drawnNumber, drawPicture } from "./support/draw-picture.ts";
import { jpegEncoder, webpEncoder } from "./support/encode-picture.ts";
import { type InstalledPackage, installPackage } from "./support/installed-package.ts";
import { example, pictureExample, withImportedModel } from "./support/readme-example.ts";

// The library as it is packed, in a user's hands. `npm run build:library` makes what is packed.

let user: InstalledPackage;
beforeAll(() => {
  user = installPackage();
});
afterAll(() => user.remove());

/** Runs a program of Node in the user's folder. */
function node(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: user.folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

const tenpen = (...argv: string[]) => node("node_modules/tenpen/dist/cli/main.js", ...argv);

it("has no fault that publint knows", async () => {
  const pkgDir = join(user.folder, "node_modules/tenpen");
  const { messages } = await publint({ pkgDir, pack: false, strict: true });
  expect(messages.map((message) => formatMessage(message, packageFacts))).toEqual([]);
});

it("takes at most 4 MB with what it needs, and only the models that read by default", () => {
  const files = readdirSync(join(user.folder, "node_modules"), { recursive: true, encoding: "utf8" });
  const bytes = files.reduce((sum, file) => {
    const info = statSync(join(user.folder, "node_modules", file));
    return sum + (info.isFile() ? info.size : 0);
  }, 0);
  expect(bytes).toBeLessThan(4e6);
  expect(readdirSync(join(user.folder, "node_modules/tenpen/models")).toSorted()).toEqual([
    "MODEL_CARD.md",
    "ink.safetensors",
    "picture.safetensors",
  ]);
});

describe("in Node", () => {
  it("the README's example prints what the README says", () => {
    put(user.folder, "example.mjs", example);
    const { status, stdout, stderr } = node("example.mjs");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^7 0\.9/);
    expect(example).toContain("// 7 0.9…");
  });

  it("the README's example reads a picture", async () => {
    const picture = drawPicture(240, { strokes: drawnNumber("42", 40, 80) });
    put(user.folder, "sum.jpg", await (await jpegEncoder())(picture));
    put(user.folder, "picture.mjs", pictureExample);
    const { status, stdout, stderr } = node("picture.mjs");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^42 \{ x: /);
  });

  it("the model can be imported", () => {
    put(user.folder, "model.mjs", withImportedModel);
    expect(node("model.mjs").stdout).toMatch(/^7 0\.9/);
  });

  it("safetensors need nothing more", () => {
    put(
      user.folder,
      "formats.mjs",
      `import { readModelFile, writeSafetensors } from "tenpen/formats";
      import bytes from "tenpen/model";
      const model = await readModelFile(bytes);
      console.log((await readModelFile(writeSafetensors(model))).spec.input);`,
    );
    expect(node("formats.mjs").stdout).toBe("[ 28, 28, 6 ]\n");
  });

  it("the command line reads drawings", () => {
    const { status, stdout } = tenpen("recognize", join(root, "test/fixtures/digits.ink.jsonl"));
    expect(status).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(10);
  });

  const golden = (name: string) => join(root, "test/golden/keras", name);
  const ink = "node_modules/tenpen/models/ink.safetensors";
  it.each([
    ["fflate", () => ["inspect", deflated(golden("conv.keras"))]],
    ["h5wasm", () => ["inspect", golden("conv.h5")]],
    ["h5wasm", () => ["export", ink, "--to", "keras", "-o", "ink.keras"]],
    ["pbf", () => ["export", ink, "--to", "onnx", "-o", "ink.onnx"]],
    [
      "fflate|h5wasm",
      () => ["train", "--data", idxPair(user.folder, [0, 1, 2]), "--validation-size", "1", "--out", "run"],
    ],
  ])("what needs %s says so in one line and does nothing", (name, argv) => {
    const { status, stdout, stderr } = tenpen(...argv());
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(
      new RegExp(`^tenpen: (\\S+: )?(${name}): must be installed .*\\(npm install .*\\), got none\n$`),
    );
    expect(readdirSync(user.folder)).not.toContain("run");
  });

  it("a WebP picture says so too", async () => {
    const picture = { width: 8, height: 8, data: new Uint8Array(256) };
    const file = put(user.folder, "a.webp", await (await webpEncoder())(picture));
    const { status, stdout, stderr } = tenpen("recognize", file);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    const rule = "must be installed for this format (npm install @jsquash/webp)";
    expect(stderr).toBe(`tenpen: ${file}: @jsquash/webp: ${rule}, got none\n`);
  });

  /** Keras stores what is in its archives as it is; others deflate it. */
  function deflated(file: string): string {
    return put(user.folder, "deflated.keras", zipSync(unzipSync(readFileSync(file))));
  }
});

it("its types need no other package, whichever way they are looked up", () => {
  const subpaths = Object.keys(packageFacts.exports)
    .filter((path) => !path.endsWith(".json"))
    .map((path) => path.replace(".", "tenpen"));
  const source = subpaths.map((path, i) => `import * as part${i} from "${path}";\nexport { part${i} };\n`);
  put(user.folder, "user.ts", source.join(""));
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  const options = ["--noEmit", "--strict", "--skipLibCheck", "false", "--target", "es2022", "--lib", "es2022,dom"];
  for (const lookup of [
    ["--module", "nodenext"],
    ["--module", "esnext", "--moduleResolution", "bundler"],
  ]) {
    const { stdout } = node(compiler, ...options, ...lookup, "--types", "", "--ignoreConfig", "user.ts");
    expect(stdout, lookup.join(" ")).toBe("");
  }
});

it("a user's own worker file keeps the program of training workers", async () => {
  put(user.folder, "worker.js", 'import "tenpen/train/worker";');
  const built = await build({
    ...{ root: user.folder, configFile: false, logLevel: "error" },
    build: { write: false, lib: { entry: join(user.folder, "worker.js"), formats: ["es"], fileName: "worker" } },
  });
  const [{ output }] = built as unknown as [{ output: [{ code: string }] }];
  expect(output[0].code).toMatch(/addEventListener\(.message/);
});
