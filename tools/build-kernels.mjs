// Compiles the AssemblyScript kernels into a module with their signatures, so that Node and every bundler load them alike. The module is committed:
// only who changes the kernels needs their compiler, which is installed here when it is missing or another.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zlibSync } from "fflate";
import { assembly, kernelsHash } from "./kernels-hash.mjs";

if (npm("ignore", "ls") !== 0) must(npm("inherit", "ci", "--no-audit", "--no-fund"));
must(npm("inherit", "run", "build"));
const wasm = readFileSync(join(assembly, "build/kernels.wasm"));
// By fflate: zlib's bytes may differ from one Node to the next, and these are compared.
const packed = zlibSync(wasm, { level: 9 });
const declarations = readFileSync(join(assembly, "build/kernels.d.ts"), "utf8");
const signatures = Array.from(
  declarations.matchAll(/^ *export function (.*;)$/gm),
  ([, signature]) => `  ${signature}\n`,
);
writeFileSync(
  join(assembly, "../kernels.generated.ts"),
  `// Made by \`npm run build:kernels\` of assembly/, whose SHA-256 is ${kernelsHash()}.

/** What the kernels export; see assembly/ for what each does. Addresses are bytes from the start of the memory. */
export interface Kernels {
${signatures.join("")}}

/** Their WebAssembly module, deflated as zlib does, in base64. */
export const kernelsPacked: string =
  "${Buffer.from(packed).toString("base64")}";
`,
);
process.stdout.write(`kernels: ${wasm.length} bytes\n`);

/**
 * @param {"inherit" | "ignore"} stdio
 * @param {string[]} args
 */
function npm(stdio, ...args) {
  return spawnSync("npm", args, { cwd: assembly, stdio, shell: process.platform === "win32" }).status ?? 1;
}

/** @param {number} status */
function must(status) {
  if (status !== 0) process.exit(status);
}
