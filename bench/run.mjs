// npm run bench -- setup | engine | reading | pictures | page | linear | peak
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { engine } from "./engine.mjs";
import { linear } from "./linear.mjs";
import { page } from "./page.mjs";
import { peak } from "./peak.mjs";
import { pictures } from "./pictures.mjs";
import { reading } from "./reading.mjs";
import { hashOfFolder, Unfinished } from "./unfinished.mjs";

const here = import.meta.dirname;
const sections = { engine, reading, pictures, page, linear, peak };

function fail(line) {
  process.stderr.write(`bench: ${line}\n`);
  process.exit(2);
}

let parsed;
try {
  parsed = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: "string" }, only: { type: "string" }, quick: { type: "boolean" } },
  });
} catch (error) {
  fail(error.message);
}
const { positionals, values } = parsed;
const [what, ...rest] = positionals;
if ((what !== "setup" && !Object.hasOwn(sections, what ?? "")) || rest.length > 0) {
  fail(`must be setup, ${Object.keys(sections).join(", ")}, got ${positionals.join(" ") || "nothing"}`);
}
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
if (!Number.isSafeInteger(rounds) || rounds < 1) fail(`--rounds: must be a whole number above 0, got ${values.rounds}`);

if (what === "setup") {
  setup();
} else {
  const title = `npm run bench -- ${process.argv.slice(2).join(" ")}`;
  const program = hashOfFolder(join(here, "..", "dist")) + hashOfFolder(join(here, "contenders"));
  const unfinished = new Unfinished(join(here, "unfinished.json"), `${title}\n${machine()}\n${program}`);
  const options = { rounds, seconds: values.quick ? 1 : 3, only: values.only?.split(","), unfinished };
  const text = await sections[what](options);
  const section = `## \`${title}\`\n\n${new Date().toISOString().slice(0, 10)}, ${machine()}.\n\n${text}\n`;
  process.stdout.write(section);
  // A quick look is not what a document should show.
  if (!values.quick && !values.only) writeSection(what, section);
  unfinished.remove();
  process.exit(0);
}

function setup() {
  const python = join(here, "python");
  for (const [command, args, cwd] of [
    ["npm", ["ci", "--no-audit", "--no-fund"], here],
    ["python3", ["-m", "venv", ".venv"], python],
    [join(python, ".venv", "bin", "pip"), ["install", "-r", "requirements.txt"], python],
    [join(python, ".venv", "bin", "python"), ["contenders/make_onnx.py", "models"], here],
  ]) {
    const { status } = spawnSync(command, args, { cwd, stdio: "inherit" });
    if (status !== 0) fail(`${command} ${args.join(" ")}: must succeed, got exit code ${status}`);
  }
}

function machine() {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores of ${cpus()[0].model.trim()}, ${gigabytes} GB, Node ${process.versions.node}`;
}

/** Each benchmark has a section of RESULTS.md, in a fixed order. */
function writeSection(name, section) {
  const path = join(here, "RESULTS.md");
  let old = "";
  try {
    old = readFileSync(path, "utf8");
  } catch {
    // The first result.
  }
  const found = new Map(
    old
      .split(/^(?=## )/m)
      .slice(1)
      .map((part) => [part.match(/^## `npm run bench -- (\w+)/)?.[1], part]),
  );
  found.set(name, section);
  const parts = Object.keys(sections).flatMap((key) => found.get(key)?.trimEnd() ?? []);
  writeFileSync(path, `# Results\n\nWritten by the commands that stand above each part.\n\n${parts.join("\n\n")}\n`);
}
