// Trains the shipped models again, each from its recipe: `npm run models` all of them, `npm run models -- ink` one. Stopped, it
// goes on where it was. Says of each whether the bytes are those that were there.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const suffix = ".recipe.json";
const known = readdirSync(join(root, "models"))
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length));
const names = process.argv.length > 2 ? process.argv.slice(2) : known;
const unknown = names.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`models: must be ${known.join(", ")}, got ${unknown}`);
  process.exit(2);
}
for (const name of names) {
  console.log(`${name}:`);
  const out = join(root, "runs", "models", name);
  const argv = ["train", "--recipe", join(root, "models", name + suffix), "--out", out, "--resume"];
  const { status } = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), ...argv], { stdio: "inherit" });
  // Ctrl-C reaches both processes; the training has saved what it had.
  if (status !== 0 || existsSync(join(out, "checkpoint.json"))) process.exit(status ?? 1);
  const shipped = join(root, "models", `${name}.safetensors`);
  const bytes = readFileSync(join(out, "best_model.safetensors"));
  const same = existsSync(shipped) && readFileSync(shipped).equals(bytes);
  if (!same) writeFileSync(shipped, bytes);
  console.log(`models/${name}.safetensors: ${same ? "the same bytes as before" : "new, or other bytes than before"}`);
}
