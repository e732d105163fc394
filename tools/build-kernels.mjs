// Compiles the AssemblyScript kernels to one .wasm and wraps it in a module, so that Node and every bundler load it alike.
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const kernels = new URL("../src/nn/kernels/", import.meta.url);
const wasm = new URL("build/kernels.wasm", kernels);
const wrapper = new URL("build/kernels.ts", kernels);

if (await isFresh()) process.exit(0);
await mkdir(new URL("build/", kernels), { recursive: true });
const { error, stderr } = await asc.main([
  fileURLToPath(new URL("assembly/index.ts", kernels)),
  ...["--outFile", fileURLToPath(wasm)],
  ...["-O3", "--runtime", "stub", "--noAssert", "--enable", "simd", "--importMemory"],
]);
if (error) {
  process.stderr.write(`${stderr.toString()}\nkernels: must compile, got ${error.message}\n`);
  process.exit(1);
}
const bytes = await readFile(wasm);
await writeFile(
  wrapper,
  `/** \`kernels.wasm\`, made by tools/build-kernels.mjs. */\nexport const kernelsBase64: string =\n  "${bytes.toString("base64")}";\n`,
);
process.stdout.write(`kernels.wasm: ${bytes.length} bytes\n`);

/** Whether the wrapper is newer than every source and than this script. */
async function isFresh() {
  const sources = (await readdir(new URL("assembly/", kernels))).map((file) => new URL(`assembly/${file}`, kernels));
  const [built = 0, ...changed] = await Promise.all(
    [wrapper, new URL(import.meta.url), ...sources].map((url) =>
      stat(url).then(
        (info) => info.mtimeMs,
        () => 0,
      ),
    ),
  );
  return changed.every((time) => time < built);
}
