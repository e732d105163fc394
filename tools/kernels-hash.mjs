import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the kernels' sources are, with their compiler as a package of its own. */
export const assembly = join(import.meta.dirname, "../src/nn/kernels/assembly");

/** SHA-256 over all that decides the kernels' bytes: sources, the compiler's version and its options. */
export function kernelsHash() {
  const hash = createHash("sha256");
  const files = readdirSync(assembly).filter((name) => /\.(ts|json)$/.test(name));
  for (const name of files.toSorted()) hash.update(`${name}\0`).update(readFileSync(join(assembly, name)));
  return hash.digest("hex");
}
