// Compiles src/ into dist/, from nothing, so that nothing of a deleted source is shipped. The built page stays: Vite cleans its own.
// The default model goes there as a module as well: not every bundler ships a file that a library names by its URL.
import { spawnSync } from "node:child_process";
import { chmod, readdir, readFile, rm, writeFile } from "node:fs/promises";
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
const model = await readFile(join(root, "models/ink.safetensors"));
const decode = `Uint8Array.from(atob("${model.toString("base64")}"), (character) => character.charCodeAt(0))`;
await writeFile(join(dist, "default-model.js"), `export default ${decode};\n`);
await writeFile(
  join(dist, "default-model.d.ts"),
  `/** The bytes of the model that comes with Tenpen, as \`models/ink.safetensors\` has them. */
declare const model: Uint8Array<ArrayBuffer>;
export default model;
`,
);
// npx makes it so once, and then takes for granted that it is.
await chmod(join(dist, "cli/main.js"), 0o755);
