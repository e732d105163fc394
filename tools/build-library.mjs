// Compiles src/ into dist/, from nothing, so that nothing of a deleted source is shipped. The built page stays: Vite cleans its own.
import { spawnSync } from "node:child_process";
import { chmod, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
for (const name of await readdir(dist).catch(() => [])) {
  if (name !== "app") await rm(join(dist, name), { recursive: true });
}
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
const argv = [compiler, "-p", join(root, "tsconfig.build.json")];
const { status } = spawnSync(process.execPath, argv, { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
// npx makes it so once, and then takes for granted that it is.
await chmod(join(dist, "cli/main.js"), 0o755);
