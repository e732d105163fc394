// What is asked of time and memory where pictures are many or large: a folder of small ones, photographs in the page, a page of numbers.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import encode, { init } from "@jsquash/jpeg/encode.js";
import { chromium } from "playwright-core";
import { dataFolder } from "../dist/data/node/data-folder.js";
import { loadMnist } from "../dist/data/node/mnist.js";
import { readPicture } from "../dist/data/node/picture/read-picture.js";
import { Random } from "../dist/nn/random.js";
import { drawTemplate } from "../dist/train/augment/templates.js";
import { markdown } from "./engine.mjs";
import { buildPages, chromiumPath, serve } from "./page.mjs";
import { png } from "./png.mjs";
import { median, rounded } from "./statistics.mjs";

const main = join(import.meta.dirname, "..", "dist/cli/main.js");
/** A photograph of a sudoku, of 12 megapixels. */
const photograph = "03_03_iphone_14_0.jpg";
const small = 5000;
/** Digits in the cells of its sudoku. */
const cells = 37;
/** Numbers on a page. */
const [rows, columns] = [50, 40];
/** Of the digits that are there so many are read, or what took so long was something else. */
const nearlyAll = 0.9;
/** What the page waits for a picture to be read, in seconds. */
const patience = 60;

/** Prints, when the process ends, how much time its threads had of the processors, in ms, and how much memory it had, in MB. */
const tellUse = `data:text/javascript,${encodeURIComponent(`
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write("\\n" + JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1000 }));
});
`)}`;

/** @returns {Promise<string>} the results as Markdown */
export async function pictureLimits({ rounds, folder }) {
  const photo = join(dataFolder(), "sudoku/photos", photograph);
  const large = join(folder, "large.jpg");
  writeFileSync(large, await enlarged(readFileSync(photo), Math.SQRT2));
  const numbers = join(folder, "page.png");
  writeFileSync(numbers, png(pageOfNumbers()));
  const many = await writeSmall(join(folder, "small"));
  const measured = {};
  const note = (what, value) => {
    measured[what] ??= [];
    measured[what].push(value);
  };
  for (let round = 0; round < rounds; round++) {
    process.stderr.write(`\rround ${round + 1}/${rounds}  limits`.padEnd(60));
    const ofMany = await recognize(many, "2", small);
    note("many", (1000 * small) / ofMany.milliseconds);
    note("manyProcessor", (1000 * ofMany.processor) / small);
    note("numbers", (await recognize(numbers, "1", 2 * rows * columns)).milliseconds / 1000);
    note("memory", (await recognize(large, "1", cells)).megabytes);
    for (const [what, value] of Object.entries(await inPage(photo, large, folder))) note(what, value);
  }
  process.stderr.write("\n");
  const row = (what, key, limit, isMet) => {
    const value = median(measured[key]);
    return [what, limit, `${rounded(value)}${isMet(value) ? "" : ", **not met**"}`];
  };
  const atMost = (most) => (value) => value <= most;
  return markdown(
    ["", "asked", "measured"],
    [
      row("PNG files of 28×28 a second, `--workers 2`, from start to end", "many", "≥ 5,000", (value) => value >= 5000),
      row("of a processor for each of them, µs", "manyProcessor", "–", () => true),
      row("a page of 2,000 numbers, s", "numbers", `≤ ${patience}`, atMost(patience)),
      row("a photograph of 24 megapixels, `recognize`: MB", "memory", "≤ 600", atMost(600)),
      row("the same in the page's process: MB", "page", "≤ 600", atMost(600)),
      row("the first photograph in the page, of 12 megapixels: ms until it is seen", "seen", "–", () => true),
      row("until the first boxes are there, of a glance", "first", "≤ 700", atMost(700)),
      row("until it is read", "whole", "≤ 1500", atMost(1500)),
      row("a second photograph: ms until the first boxes are there", "nextFirst", "≤ 700", atMost(700)),
      row("until it is read", "next", "≤ 1500", atMost(1500)),
    ],
  );
}

/** How long it takes and has of the processors, in ms, and how much memory, in MB. @param digits are there, which are read but for a few. */
async function recognize(path, workers, digits) {
  const start = performance.now();
  const argv = ["--import", tellUse, main, "recognize", path, "--workers", workers, "--csv"];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "pipe"] });
  let [told, csv] = ["", ""];
  child.stderr.on("data", (text) => {
    told += text;
  });
  child.stdout.on("data", (text) => {
    csv += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(told);
  const read = csv.split("\n").reduce((sum, line) => sum + (line.split(",")[1]?.length ?? 0), 0);
  if (read < nearlyAll * digits) throw new Error(`${path}: ${read} digits of ${digits} were read`);
  return { milliseconds: performance.now() - start, ...JSON.parse(told.slice(told.lastIndexOf("\n"))) };
}

/** A box that is seen at a glance, or one to be pressed. */
const anyBox = ".picture-live rect, .picture-box";

/** In the page: how many ms after files were chosen there is the first of each of these, which come in that order. */
function timesOf(selectors) {
  return new Promise((resolve) => {
    const times = [];
    let start;
    const look = () => {
      while (times.length < selectors.length && document.querySelector(selectors[times.length])) {
        times.push(performance.now() - start);
      }
      if (times.length < selectors.length) return;
      observer.disconnect();
      resolve(times);
    };
    const observer = new MutationObserver(look);
    const onChange = ({ target }) => {
      if (target.files.length === 0) return;
      start = performance.now();
      observer.observe(document.body, { subtree: true, childList: true });
      removeEventListener("change", onChange, true);
    };
    addEventListener("change", onChange, true);
  });
}

/** Opens photographs in the page: ms until the first is seen, has boxes and is read, and so the next; MB that the page's process had with the large one. */
async function inPage(photo, large, folder) {
  const server = await serve(await buildPages([{ name: "tenpen", folder: "tenpen" }], folder));
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const visit = async () => {
      const tab = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
      tab.setDefaultTimeout(180_000);
      await tab.goto(`${server.url}tenpen/`);
      await tab.locator("#picture-button").click();
      // Nobody chooses a file sooner.
      await tab.waitForTimeout(2000);
      return tab;
    };
    const open = async (tab, path, selectors) => {
      const input = tab.locator('input[type="file"][accept="image/*"]').first();
      await input.setInputFiles([]);
      const times = tab.evaluate(timesOf, selectors);
      await input.setInputFiles(path);
      return times;
    };
    const tab = await visit();
    const [seen, first, whole] = await open(tab, photo, [".picture-layer img", anyBox, ".picture-box"]);
    await tab.getByRole("button", { name: "Remove", exact: true }).click();
    const [nextFirst, next] = await open(tab, photo, [anyBox, ".picture-box"]);
    await tab.context().close();
    const other = await visit();
    await open(other, large, [".picture-box"]);
    const devtools = await browser.newBrowserCDPSession();
    const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => mostMemory(id));
    return { seen, first, whole, nextFirst, next, page: Math.max(...renderers) };
  } finally {
    await browser.close();
    server.close();
  }
}

/** MB that a process had at most, as Linux tells. */
function mostMemory(id) {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1000;
}

async function writeSmall(folder) {
  mkdirSync(folder);
  const { images, width, height } = await loadMnist("test");
  const pixels = width * height;
  for (let i = 0; i < small; i++) {
    const data = new Uint8Array(4 * pixels);
    for (let k = 0; k < pixels; k++)
      data.fill(images[i * pixels + k], 4 * k, 4 * k + 3).fill(255, 4 * k + 3, 4 * k + 4);
    writeFileSync(join(folder, `${String(i).padStart(4, "0")}.png`), png({ width, height, data }));
  }
  return folder;
}

/** A JPEG of a photograph so many times as wide and high. */
async function enlarged(bytes, by) {
  const { width, height, data } = await readPicture(bytes);
  const [columns, rows] = [Math.round(by * width), Math.round(by * height)];
  const [from, to] = [new Uint32Array(data.buffer, data.byteOffset, width * height), new Uint32Array(columns * rows)];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) to[y * columns + x] = from[Math.floor(y / by) * width + Math.floor(x / by)];
  }
  // It would fetch its program, and Node fetches no files.
  const program = createRequire(import.meta.url).resolve("@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm");
  await init(await WebAssembly.compile(readFileSync(program)));
  return Buffer.from(await encode({ width: columns, height: rows, data: new Uint8ClampedArray(to.buffer) }));
}

/** Numbers of two digits, black on white, in rows and columns. */
function pageOfNumbers() {
  const [across, down, size] = [40, 32, 16];
  const [width, height] = [columns * across, rows * down];
  const data = new Uint8Array(4 * width * height).fill(255);
  const random = new Random(29, "page of numbers");
  const dot = (x, y) => {
    for (let v = Math.floor(y) - 1; v <= y; v++) {
      for (let u = Math.floor(x) - 1; u <= x; u++) data.fill(0, 4 * (v * width + u), 4 * (v * width + u) + 3);
    }
  };
  for (let i = 0; i < 2 * rows * columns; i++) {
    const [x0, y0] = [((i >> 1) % columns) * across + 5 + (i % 2) * 15, Math.floor(i / 2 / columns) * down + 8];
    const points = drawTemplate(random.below(10), random);
    const all = points.flat();
    const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
    const scale = size / Math.max(...all.map(({ x, y }) => Math.max((x - left) * 1.5, y - top)));
    for (const stroke of points) {
      for (const [k, b] of stroke.entries()) {
        const a = stroke[Math.max(0, k - 1)];
        for (let step = 0; step <= 40; step++) {
          const [x, y] = [a.x + ((b.x - a.x) * step) / 40, a.y + ((b.y - a.y) * step) / 40];
          dot(x0 + (x - left) * scale, y0 + (y - top) * scale);
        }
      }
    }
  }
  return { width, height, data };
}
