// What Tenpen, Tesseract and RapidOCR read of the same pictures: cells of photographed sudokus, and numbers on paper.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataFolder } from "../dist/data/node/data-folder.js";
import { Random } from "../dist/nn/random.js";
import { composeNumbers } from "../tools/compose-numbers.mjs";
import { loadPenDigits } from "../tools/pen-digits.mjs";
import { papers, pens, renderPicture } from "../tools/render-pictures.mjs";
import { markdown } from "./engine.mjs";
import { pictureLimits } from "./picture-limits.mjs";
import { png } from "./png.mjs";
import { median, rounded } from "./statistics.mjs";

const root = join(import.meta.dirname, "..");
const python = join(import.meta.dirname, "python", ".venv", "bin", "python");
const seed = 29;

/**
 * Each is told what the picture shows, as far as it can be told: a single character or a line, and that it is digits.
 * `read` gives a command that prints, of the pictures in a list, a line of JSON each.
 */
const rivals = [
  {
    name: "Tenpen",
    command: (list) => [
      process.execPath,
      join(root, "dist/cli/main.js"),
      "recognize",
      ...list,
      "--json",
      "--workers",
      "1",
    ],
    textsOf: (printed) => linesOf(printed).map((line) => JSON.parse(line).text),
  },
  {
    name: "Tesseract",
    needs: () => spawnSync("tesseract", ["--version"]).status === 0,
    command: (list, { isLine, listFile }) => {
      writeFileSync(listFile, list.join("\n"));
      const digits = ["-c", "tessedit_char_whitelist=0123456789"];
      return ["tesseract", listFile, "-", "--psm", isLine ? "7" : "10", ...digits];
    },
    // A form feed stands between pages.
    textsOf: (printed) => printed.split("\f"),
  },
  {
    name: "RapidOCR",
    needs: () => existsSync(python) && spawnSync(python, ["-c", "import rapidocr_onnxruntime"]).status === 0,
    command: (list, { isLine, listFile }) => {
      writeFileSync(listFile, list.join("\n"));
      return [
        python,
        join(import.meta.dirname, "contenders/rapidocr_rival.py"),
        listFile,
        isLine ? "lines" : "characters",
      ];
    },
    textsOf: (printed) => linesOf(printed).map((line) => JSON.parse(line)),
  },
];

const linesOf = (/** @type {string} */ text) => text.trimEnd().split("\n");

/** @returns {Promise<string>} the results as Markdown */
export async function pictures({ rounds, only }) {
  const folder = mkdtempSync(join(tmpdir(), "tenpen-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  if (only?.every((part) => part === "limits")) return pictureLimits({ rounds, folder });
  const sets = [{ name: "cells of sudokus", isLine: false, pictures: cells() }];
  sets.push({ name: "numbers on paper", isLine: true, pictures: await numbers(folder) });
  const measured = rivals.filter(
    ({ name, needs }) => (needs?.() ?? true) && (only?.some((part) => name.includes(part)) ?? true),
  );
  const rows = [];
  for (const { name, isLine, pictures: all } of sets) {
    const times = measured.map(() => []);
    const answers = [];
    for (let round = 0; round < rounds; round++) {
      for (const [i, rival] of measured.entries()) {
        process.stderr.write(`\rround ${round + 1}/${rounds}  ${name}  ${rival.name}`.padEnd(60));
        const call = { isLine, listFile: join(folder, "list.txt") };
        const { texts, milliseconds } = run(
          rival,
          all.map(({ file }) => file),
          call,
        );
        answers[i] = texts;
        times[i].push(milliseconds / all.length);
      }
    }
    for (const [i, rival] of measured.entries()) {
      const digits = answers[i].map((text) => text.replaceAll(/\D/g, ""));
      const share = (chosen, isRight) => {
        const own = all.map((picture, k) => ({ ...picture, read: digits[k] })).filter(chosen);
        return own.length === 0 ? "–" : `${rounded((100 * own.filter(isRight).length) / own.length)} %`;
      };
      rows.push([
        `${rival.name}, ${name}`,
        share(
          ({ label }) => label !== "",
          ({ label, read }) => read === label,
        ),
        share(
          ({ label }) => label === "",
          ({ read }) => read !== "",
        ),
        rounded(median(times[i])),
      ]);
    }
  }
  process.stderr.write("\n");
  const missing = rivals.filter((rival) => !measured.includes(rival)).map(({ name }) => `${name} is not installed.`);
  return [
    `${sets.map(({ name, pictures: all }) => `${all.length} ${name}`).join(", ")}; what is no digit in an answer is left out. Time of a processor, start included, one thread each.`,
    markdown(["", "right", "blank ones read as digits", "ms a picture"], rows),
    ...missing,
    ...(only && !only.includes("limits") ? [] : ["### Limits", await pictureLimits({ rounds, folder })]),
  ].join("\n\n");
}

/** What it reads, and how long all its threads had a processor. Bash tells the time of its children. */
function run({ command, textsOf }, files, call) {
  const [program, ...argv] = command(files, call);
  const { stdout, stderr, status } = spawnSync(
    "bash",
    ["-c", 'TIMEFORMAT="%U %S"; exec 3>&2; time "$@" 2>/dev/null', "bash", program, ...argv],
    { encoding: "utf8", env: { ...process.env, OMP_THREAD_LIMIT: "1" }, maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`${program}: must succeed, got exit code ${status}`);
  const texts = textsOf(stdout);
  if (texts.length !== files.length) throw new Error(`${program}: must answer ${files.length}, got ${texts.length}`);
  const [user, system] = linesOf(stderr).at(-1).split(" ").map(Number);
  return { texts, milliseconds: 1000 * (user + system) };
}

/** Evenly from all that are for validation. */
function cells() {
  const folder = join(dataFolder(), "sudoku/cells-validation");
  return readdirSync(folder).flatMap((name) => {
    if (!/^(\d|blank)$/.test(name)) return [];
    const files = readdirSync(join(folder, name));
    const count = Math.min(files.length, name === "blank" ? 60 : 20);
    return Array.from({ length: count }, (_, i) => ({
      file: join(folder, name, files[Math.floor((i * files.length) / count)]),
      label: name === "blank" ? "" : name,
    }));
  });
}

/** Of writers who are for validation, with all pens on all papers. */
async function numbers(folder) {
  const { validation } = await loadPenDigits();
  const names = Object.keys(pens);
  return composeNumbers(validation, "apart", 3 * names.length * papers.length, seed).map(({ ink, label }, i) => {
    const paper = papers[Math.floor(i / names.length) % papers.length];
    const picture = renderPicture(ink.strokes, names[i % names.length], paper, new Random(seed, "picture", i));
    const file = join(folder, `${i}.png`);
    writeFileSync(file, png(picture));
    return { file, label };
  });
}
