import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const here = import.meta.dirname;
const python = join(here, "python", ".venv", "bin", "python");
const node24 = join(here, "node_modules", "node", "bin", "node");

const script = (name) => ["contenders/serve.mjs", name];
const rival = (name, ...options) => ["contenders/serve.py", name, ...options];

/** Whoever is measured. `own` is Tenpen; `trains` whether it can. */
export const contenders = [
  { name: "Tenpen, Node 20", program: process.execPath, call: script("tenpen"), own: true, trains: true },
  { name: "Tenpen, Node 24", program: node24, call: script("tenpen"), own: true, trains: true },
  { name: "onnxruntime-web", program: process.execPath, call: script("onnxruntime-web"), needs: "onnxruntime-web" },
  { name: "TensorFlow.js, wasm", program: process.execPath, call: script("tfjs"), needs: "@tensorflow/tfjs" },
  { name: "jax-js, wasm", program: process.execPath, call: script("jax-js"), needs: "@jax-js/jax", threads: [1] },
  { name: "PyTorch", program: python, call: rival("torch_rival"), trains: true },
  { name: "PyTorch, channels last", program: python, call: rival("torch_rival", "channels-last"), trains: true },
  { name: "PyTorch, compiled", program: python, call: rival("torch_rival", "channels-last", "compile"), trains: true },
  { name: "Keras on TensorFlow", program: python, call: rival("keras_rival"), trains: true },
  { name: "JAX", program: python, call: rival("jax_rival"), trains: true },
];

/** @returns {boolean} */
export function isInstalled({ program, needs }) {
  return existsSync(program) && (needs === undefined || existsSync(join(here, "node_modules", needs)));
}

/** Children that run; they end with the benchmark. */
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

/** A process of a contender that answers commands. */
export class Talk {
  #child;
  #lines;
  #problem = "";

  /** @param {typeof contenders[number]} contender @param {number} threads @param {string} data folder with images and labels */
  constructor({ program, call }, threads, data) {
    this.#child = spawn(program, call, {
      cwd: here,
      env: { ...process.env, TENPEN_BENCH_DATA: data, TENPEN_BENCH_THREADS: `${threads}` },
      stdio: ["pipe", "pipe", "pipe"],
    });
    running.add(this.#child);
    this.#child.on("exit", () => running.delete(this.#child));
    this.#child.stdin.on("error", () => {});
    this.#child.stderr.on("data", (text) => {
      this.#problem = `${this.#problem}${text}`.slice(-2000);
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** @returns {Promise<Record<string, any>>} the answer, with `error` where it failed. */
  async ask(command) {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    const { value, done } = await this.#lines.next();
    if (done) return { error: this.#problem.trim().split("\n").at(-1) || "it ended" };
    return JSON.parse(value);
  }

  end() {
    this.#child.kill("SIGKILL");
  }
}
