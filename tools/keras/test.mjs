// npm run test:keras: real Keras opens what we write. Makes the Python environment when it is missing or of other versions.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const environment = process.env.TENPEN_KERAS_VENV ?? join(here, ".venv");
const python = join(environment, ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]));
const requirements = join(here, "requirements.txt");
const installed = join(environment, "installed.txt");

/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, KERAS_BACKEND: "jax" },
  });
  if (status === 0) return;
  console.error(
    `test:keras: ${command} ${args.join(" ")}: must succeed, got ${error?.message ?? `exit code ${status}`}`,
  );
  process.exit(1);
}

const wanted = readFileSync(requirements, "utf8");
if (!existsSync(installed) || readFileSync(installed, "utf8") !== wanted) {
  run("python3", ["-m", "venv", "--clear", environment]);
  run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
  writeFileSync(installed, wanted);
}
const written = mkdtempSync(join(tmpdir(), "tenpen-keras-"));
try {
  run(process.execPath, [join(here, "write-models.mjs"), written]);
  run(python, [join(here, "check_written.py"), written]);
} finally {
  rmSync(written, { recursive: true });
}
