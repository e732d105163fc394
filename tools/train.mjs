import { spawnSync } from "node:child_process";
import { join } from "node:path";

const command = join(import.meta.dirname, "../dist/cli/main.js");

/**
 * Trains by a recipe into a folder, from where that was left, and ends this process where the training did not come to its end.
 *
 * @param {string} recipe @param {string} out @param {readonly string[]} options
 */
export function train(recipe, out, options = []) {
  const call = [command, "train", "--recipe", recipe, "--out", out, "--resume", ...options];
  const { status } = spawnSync(process.execPath, call, { stdio: "inherit" });
  // Ctrl-C reaches both processes, and the training has saved what it had.
  if (status !== 0) process.exit(status ?? 1);
}
