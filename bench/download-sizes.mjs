import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "vite";
import { rounded } from "./statistics.mjs";

const here = import.meta.dirname;

/** What a page has to load, without a model: the bundle of such a module, and a .wasm beside it. */
const pages = {
  "Tenpen, Node 20": {
    source:
      'export { Recognizer } from "../dist/recognizer/recognizer.js"; export { createBackend } from "../dist/index.js";',
  },
  "onnxruntime-web": {
    source: 'export * from "onnxruntime-web/wasm";',
    wasm: "node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm",
  },
  "TensorFlow.js, wasm": {
    source:
      'export * from "@tensorflow/tfjs-core"; import "@tensorflow/tfjs-layers"; import "@tensorflow/tfjs-backend-wasm";',
    wasm: "node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm",
  },
  "jax-js, wasm": { source: 'export * from "@jax-js/jax";' },
};

/** Folders of site-packages that a native rival is made of, without what is for graphics cards. */
const packages = {
  PyTorch: ["torch"],
  "Keras on TensorFlow": ["tensorflow", "keras"],
  JAX: ["jax", "jaxlib"],
};

/** @param {string[]} names @returns {Promise<string[][]>} rows of name and size */
export async function downloadSizes(names) {
  const rows = [];
  for (const name of names) {
    if (pages[name]) rows.push([`${name}, in a page`, `${rounded((await pageBytes(pages[name])) / 1000)} KB brotli`]);
    if (packages[name]) rows.push([`${name}, installed`, `${rounded(installedBytes(packages[name]) / 1e6)} MB`]);
  }
  return rows;
}

async function pageBytes({ source, wasm }) {
  const entry = join(here, "entry.mjs");
  const outDir = mkdtempSync(join(tmpdir(), "tenpen-bench-"));
  writeFileSync(entry, source);
  try {
    await build({
      ...{ root: here, configFile: false, logLevel: "silent" },
      build: { outDir, lib: { entry, formats: ["es"], fileName: "entry" }, minify: true },
    });
    const scripts = readdirSync(outDir).filter((name) => /\.m?js$/.test(name));
    const files = [...scripts.map((name) => join(outDir, name)), ...(wasm ? [join(here, wasm)] : [])];
    return files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0);
  } finally {
    rmSync(entry);
    rmSync(outDir, { recursive: true });
  }
}

function installedBytes(folders) {
  const lib = join(here, "python", ".venv", "lib");
  const site = join(lib, readdirSync(lib)[0], "site-packages");
  let bytes = 0;
  for (const folder of folders.filter((each) => existsSync(join(site, each)))) {
    for (const entry of readdirSync(join(site, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
    }
  }
  return bytes;
}
