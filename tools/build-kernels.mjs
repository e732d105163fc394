// Compiles the AssemblyScript kernels into a module, so that Node and every bundler load them alike. The module is committed:
// only who changes the kernels needs their compiler, which is installed here when it is missing or another.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assembly, kernelsHash } from "./kernels-hash.mjs";

if (npm("ignore", "ls") !== 0) must(npm("inherit", "ci", "--no-audit", "--no-fund"));
must(npm("inherit", "run", "build"));
const wasm = readFileSync(join(assembly, "build/kernels.wasm"));
writeFileSync(
  join(assembly, "../kernels.generated.ts"),
  `// Made by \`npm run build:kernels\` of assembly/, whose SHA-256 is ${kernelsHash()}.

/** The kernels' WebAssembly module. */
export const kernelsBase64: string =
  "${wasm.toString("base64")}";
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
