// A blank page against ours and rivals', as people meet them: in Chromium, from one server on this machine, each visit a first one.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { chromium } from "playwright-core";
import { build } from "vite";
import { markdown } from "./engine.mjs";
import { probePage } from "./page-probe.mjs";
import { median, summary } from "./statistics.mjs";

const here = import.meta.dirname;
const root = join(here, "..");
const rival = { canvas: "canvas", answer: "#answer", settled: '#answer[data-settled="true"]', clear: "#clear" };

const pages = [
  { name: "blank", folder: "blank" },
  {
    ...{ name: "Tenpen", folder: "tenpen", canvas: "[role=application]", answer: ".answer .digit" },
    ...{ settled: '.reading[data-settled="true"]', clear: ".tools button:nth-of-type(4)" },
  },
  { name: "onnxruntime-web", folder: "onnxruntime-web", needs: "onnxruntime-web", ...rival },
  { name: "TensorFlow.js, wasm", folder: "tfjs", needs: "@tensorflow/tfjs-layers", ...rival },
  { name: "jax-js, wasm", folder: "jax-js", needs: "@jax-js/jax", ...rival },
];

const compress = promisify(brotliCompress);

/** A page may take so long to get ready, in milliseconds: at its first visit what it loads is compressed. */
const patience = 180_000;

/** How many times slower the page's thread is made. */
const speeds = [1, 4];

/**
 * @param {{ rounds: number, only: string[] | undefined }} options
 * @returns {Promise<string>} the results as Markdown
 */
export async function page({ rounds, only }) {
  const chosen = pages.filter(
    ({ name }) => ["blank", "Tenpen"].includes(name) || !only || only.some((part) => name.includes(part)),
  );
  const present = chosen.filter(({ needs }) => !needs || existsSync(join(here, "node_modules", needs)));
  const folder = mkdtempSync(join(tmpdir(), "tenpen-bench-"));
  const server = await serve(await buildPages(present, folder));
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu"] });
  /** Values of the rounds, by page, speed and measure. */
  const values = new Map();
  const note = (name, speed, measured) => {
    for (const [what, value] of Object.entries(measured)) {
      const key = `${name}/${speed}/${what}`;
      if (value !== undefined) values.set(key, [...(values.get(key) ?? []), value]);
    }
  };
  const failures = new Map();
  const fail = ({ name }, error) => failures.set(name, `${error}`.split("\n")[0]);
  try {
    process.stderr.write("a visit that is not counted");
    for (const each of present) await visit(browser, server, each, 1).catch((error) => fail(each, error)); // not counted
    for (let round = 0; round < rounds; round++) {
      for (const speed of speeds) {
        for (let i = 0; i < present.length; i++) {
          const each = present[(i + round) % present.length];
          process.stderr.write(`\rround ${round + 1}/${rounds}  ${speed}×  ${each.name}`.padEnd(70));
          if (failures.has(each.name)) continue;
          await visit(browser, server, each, speed).then(
            (measured) => note(each.name, speed, measured),
            (error) => fail(each, error),
          );
        }
      }
    }
  } finally {
    process.stderr.write("\n");
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  }
  const of = (name, speed, what) => values.get(`${name}/${speed}/${what}`) ?? [];
  const names = present.map(({ name }) => name);
  const missing = chosen.filter((each) => !present.includes(each)).map(({ name }) => `${name}: not installed`);
  return [
    `Medians of ${rounds} rounds, and their range, in milliseconds unless it is said otherwise. TensorFlow.js and jax-js have random weights, and none to fetch.`,
    ...speeds.map((speed) => table(names, speed, of)),
    ["### Asked", "", markdown(["", "asked", "measured"], asked(of))].join("\n"),
    ...[[...missing, ...[...failures].map((line) => line.join(": "))].map((line) => `- ${line}`).join("\n")].filter(
      Boolean,
    ),
  ].join("\n\n");
}

/** A first visit: what was measured of it. */
async function visit(browser, server, { name, folder, clear, ...selectors }, speed) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  try {
    const tab = await context.newPage();
    tab.setDefaultTimeout(patience);
    const devtools = await context.newCDPSession(tab);
    await tab.addInitScript(probePage, { canvas: "canvas", answer: "canvas", settled: "canvas", ...selectors });
    if (speed > 1) await devtools.send("Emulation.setCPUThrottlingRate", { rate: speed });
    server.bytes = 0;
    await tab.goto(`${server.url}${folder}/`);
    const probed = name === "blank" ? "firstPaint" : "firstAnswer";
    await tab.waitForFunction((what) => window.probe[what] > 0, probed, { timeout: patience });
    const { [probed]: first } = await tab.evaluate(() => window.probe);
    const kilobytes = server.bytes / 1000;
    if (name === "blank") return { first, kilobytes };

    const canvas = tab.locator(selectors.canvas).first();
    const answers = () => tab.evaluate(() => window.probe.answers.length);
    await tab.waitForTimeout(1000);
    await tab.evaluate(() => {
      window.probe.tasks.length = window.probe.inks.length = 0;
    });
    for (let digit = 0; digit < 4; digit++) {
      await tab.locator(clear).click();
      await draw(tab, await canvas.boundingBox());
      const before = digit;
      for (let tries = 0; tries < 100 && (await answers()) <= before; tries++) await tab.waitForTimeout(25);
      await tab.waitForTimeout(300);
    }
    const probe = await tab.evaluate(() => window.probe);
    if (probe.answers.length === 0) throw new Error(`${name}: must answer a stroke, got no answer`);
    return {
      ...{ first, kilobytes, ink: median(probe.inks), slowestInk: Math.max(...probe.inks) },
      ...{
        task: Math.max(0, ...probe.tasks),
        answer: median(probe.answers),
        slowestAnswer: Math.max(...probe.answers),
      },
    };
  } finally {
    await context.close();
  }
}

/** A 3 in one stroke, at the pace of a hand. */
async function draw({ mouse }, box) {
  const side = Math.min(box.width, box.height) * 0.6;
  const at = (i) => {
    const [lower, turn] = [i > 20, ((i % 20.5) / 20) * 1.5 * Math.PI - (i > 20 ? 0.5 : 0.85) * Math.PI];
    const y = lower ? 0.25 : -0.25;
    return [
      box.x + box.width / 2 + side * 0.25 * Math.cos(turn),
      box.y + box.height / 2 + side * (y + 0.25 * Math.sin(turn)),
    ];
  };
  await mouse.move(...at(0));
  await mouse.down();
  for (let i = 1; i <= 40; i++) {
    const soon = new Promise((resolve) => setTimeout(resolve, 12));
    await mouse.move(...at(i));
    await soon;
  }
  await mouse.up();
}

function table(names, speed, of) {
  const columns = [
    ["load to first answer", "first"],
    ["first load, KB", "kilobytes"],
    ["pen to ink", "ink"],
    ["slowest", "slowestInk"],
    ["longest task over 50", "task"],
    ["stroke's end to answer", "answer"],
    ["slowest", "slowestAnswer"],
  ];
  const ratio = (name, what) => {
    const [own, its] = ["Tenpen", name].map((each) => of(each, speed, what));
    if (name === "Tenpen" || what === "task" || own.length * its.length === 0 || median(own) === 0) return "";
    return ` · ${Number((median(its) / median(own)).toPrecision(2))}×`;
  };
  const rows = names.map((name) => [
    name === "blank" ? "blank, to first paint" : name,
    ...columns.map(([, what]) => `${summary(of(name, speed, what))}${ratio(name, what)}`),
  ]);
  const title = speed === 1 ? "As fast as this machine" : `The page's thread ${speed} times slower`;
  const about = speed === 1 ? [] : ["", "Chromium slows the thread of the page, and no worker."];
  return [`### ${title}`, ...about, "", markdown(["", ...columns.map(([head]) => head)], rows)].join("\n");
}

/** What the page promises. */
function asked(of) {
  const own = (what, speed = 1) => of("Tenpen", speed, what);
  const middle = (values) => (values.length === 0 ? undefined : median(values));
  const blank = middle(of("blank", 1, "first"));
  const rows = [
    ["load to first answer, after a blank page's first paint", "≤ 120 ms", middle(own("first")) - blank, 120],
    ["first load", "≤ 200 KB", middle(own("kilobytes")), 200],
    ["pen to ink", "≤ 50 ms", middle(own("ink")), 50],
    ["longest task while drawing", "≤ 50 ms", Math.max(...own("task")), 50],
    ["a stroke's end to its answer", "≤ 16.7 ms", middle(own("answer")), 1000 / 60],
    ["the same, four times slower", "≤ 100 ms", middle(own("answer", 4)), 100],
  ];
  return rows.map(([what, limit, value, most]) => [
    what,
    limit,
    Number.isFinite(value) ? `${Number(value.toPrecision(3))}${value <= most ? "" : ", **not met**"}` : "–",
  ]);
}

/** @returns {Promise<Map<string, { type: string, path: string, body?: Buffer }>>} each file, by its path on the server */
export async function buildPages(present, folder) {
  const files = new Map();
  for (const { folder: name, needs } of present) {
    let from = name === "tenpen" ? join(root, "dist", "app") : join(here, "pages", name);
    if (needs) {
      if (name === "onnxruntime-web") exportModel(join(from, "classic.onnx"));
      const outDir = join(folder, name);
      mkdirSync(outDir);
      await build({
        ...{ root: from, base: "./", configFile: false, logLevel: "error" },
        build: { outDir, assetsInlineLimit: 0, target: "es2022" },
      });
      from = outDir;
    }
    for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(`/${name}${path.slice(from.length)}`, { type: types[extname(path)] ?? types[".bin"], path });
    }
  }
  return files;
}

function exportModel(path) {
  const cli = join(root, "dist", "cli", "main.js");
  const model = join(root, "models", "classic.safetensors");
  const { status } = spawnSync(process.execPath, [cli, "export", model, "--to", "onnx", "--out", path], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error(`tenpen export: must succeed, got exit code ${status}`);
}

const types = {
  ...{ ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" },
  ...{ ".wasm": "application/wasm", ".bin": "application/octet-stream" },
};

/** Serves what is compressed already, and counts its bytes. */
export async function serve(files) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const file = files.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!file) return response.writeHead(404).end();
    // In the visit that is not counted.
    file.body ??= await compress(readFileSync(file.path));
    served.bytes += file.body.length;
    response.writeHead(200, { "Content-Type": file.type, "Content-Encoding": "br" }).end(file.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const served = {
    url: `http://127.0.0.1:${server.address().port}/`,
    bytes: 0,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return served;
}

export function chromiumPath() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const places = (process.env.PATH ?? "").split(":").flatMap((folder) => names.map((name) => join(folder, name)));
  const found = process.env.TENPEN_CHROMIUM || places.find(existsSync);
  if (!found) throw new Error("chromium: must be installed or named by TENPEN_CHROMIUM, got neither");
  return found;
}
