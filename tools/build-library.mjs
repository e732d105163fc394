// Compiles src/ into dist/, from nothing, so that nothing of a deleted source is shipped. The built page stays: Vite cleans its own.
// The default models go there as modules as well: not every bundler ships a file that a library names by its URL.
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
await shipModel("ink.safetensors", "default-model");
await shipModel("picture.safetensors", "default-picture-model");
// npx makes it so once, and then takes for granted that it is.
await chmod(join(dist, "cli/main.js"), 0o755);

/** @param {string} file in models/ @param {string} name of the module */
async function shipModel(file, name) {
  const model = await readFile(join(root, "models", file));
  const decode = `Uint8Array.from(atob("${model.toString("base64")}"), (character) => character.charCodeAt(0))`;
  await writeFile(join(dist, `${name}.js`), `export default ${decode};\n`);
  await writeFile(
    join(dist, `${name}.d.ts`),
    `/** The bytes of a model that comes with Tenpen, as \`models/${file}\` has them. */
declare const model: Uint8Array<ArrayBuffer>;
export default model;
`,
  );
}
