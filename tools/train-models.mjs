// Trains the shipped models again, each from its recipe: `npm run models` all of them, `npm run models -- ink` one, `npm run
// models -- mnist --seeds 5` one with the seeds 1 … 5, of which that of the recipe is shipped. Stopped, it goes on where it was.
// Says of each shipped model whether the bytes are those that were there.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fault, TenpenError } from "../dist/errors.js";
import { readCall } from "./one-line-errors.mjs";
import { train } from "./train.mjs";

const root = join(import.meta.dirname, "..");
const suffix = ".recipe.json";
const known = readdirSync(join(root, "models"))
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length));

const { names, seeds } = readArguments();
for (const name of names) {
  const recipe = join(root, "models", name + suffix);
  const own = JSON.parse(readFileSync(recipe, "utf8")).seed;
  for (const seed of new Set([own, ...seeds])) {
    console.log(`${name}, seed ${seed}:`);
    const out = join(root, "runs", "models", `${name}-${seed}`);
    train(recipe, out, ["--seed", `${seed}`]);
    if (seed === own) ship(name, readFileSync(join(out, "best_model.safetensors")));
  }
}

function readArguments() {
  const { positionals, values } = readCall({
    allowPositionals: true,
    options: { seeds: { type: "string", default: "0" } },
  });
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new TenpenError("call", "models", `must be ${known.join(", ")}`, unknown);
  if (!/^\d{1,3}$/.test(values.seeds)) throw fault("call", "--seeds", "must be a whole number", values.seeds);
  const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);
  return { names: positionals.length > 0 ? positionals : known, seeds };
}

/** @param {string} name @param {Buffer} bytes */
function ship(name, bytes) {
  const shipped = join(root, "models", `${name}.safetensors`);
  const same = existsSync(shipped) && readFileSync(shipped).equals(bytes);
  if (!same) writeFileSync(shipped, bytes);
  console.log(`models/${name}.safetensors: ${same ? "the same bytes as before" : "new, or other bytes than before"}`);
}
