import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import packageFacts from "../../package.json" with { type: "json" };
import { root } from "./call.ts";

/** The package in a user's hands: packed, and installed in a folder outside of the checkout, without its optional peers. */
export interface InstalledPackage {
  readonly tarball: string;
  /** The user's folder, with `node_modules`. */
  readonly folder: string;
  remove(): void;
}

/** Packs what was built (`npm run build:library`) and installs it, without a network. */
export function installPackage(): InstalledPackage {
  const folder = mkdtempSync(join(tmpdir(), "tenpen-installed-"));
  const npm = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const packed = execFileSync("npm", npm, { cwd: root, shell: process.platform === "win32", encoding: "utf8" });
  const tarball = join(folder, JSON.parse(packed)[0].filename);
  const place = join(folder, "node_modules/tenpen");
  mkdirSync(place, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", place, "--strip-components", "1"]);
  for (const name of Object.keys(packageFacts.dependencies)) {
    cpSync(join(root, "node_modules", name), join(folder, "node_modules", name), { recursive: true });
  }
  return { tarball, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
