import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * The files that fit a pattern, in order: `*` is any characters of a name, `?` is one, `**` any folders, into which no link leads. What
 * is hidden fits its own name only. Folders that the pattern does not lead to are not opened, those that cannot be are left out.
 */
export async function filesOfPattern(pattern: string): Promise<string[]> {
  const parts = pattern.replaceAll("\\", "/").split("/");
  const first = parts.findIndex((part) => /[*?]/.test(part));
  let folders = [parts.slice(0, first).join("/") || (first > 0 ? "/" : ".")];
  for (const part of parts.slice(first, -1)) {
    // A link may be one to a folder: it is seen when that is opened.
    const isFolder = (entry: Dirent) => entry.isDirectory() || entry.isSymbolicLink();
    folders = part === "**" ? await allBelow(folders) : await within(folders, part, isFolder);
  }
  const name = parts.at(-1)!;
  if (name === "**") folders = await allBelow(folders);
  const files = await within(folders, name, (entry) => entry.isFile() || entry.isSymbolicLink());
  return files.sort();
}

/** The folders themselves, and all below them. */
async function allBelow(folders: readonly string[]): Promise<string[]> {
  const all = new Set<string>();
  const visit = async (folder: string) => {
    if (all.has(folder)) return;
    all.add(folder);
    for (const below of await within([folder], "*", (entry) => entry.isDirectory())) await visit(below);
  };
  for (const folder of folders) await visit(folder);
  return [...all];
}

/** What lies in folders, has a name that fits, and is of a kind. */
async function within(
  folders: readonly string[],
  part: string,
  isWanted: (entry: Dirent) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (fits(part, entry.name) && isWanted(entry)) found.push(join(folder, entry.name));
    }
  }
  return found;
}

/** Steps are at most the product of both lengths: when the rest does not fit, only the last `*` takes a character more. */
function fits(part: string, name: string): boolean {
  if (name.startsWith(".")) return part === name;
  let [at, star, taken] = [0, -1, 0];
  for (let i = 0; i < name.length; ) {
    if (part[at] === "*") {
      [star, taken] = [at++, i];
    } else if (part[at] === "?" || part[at] === name[i]) {
      at++;
      i++;
    } else if (star >= 0) {
      [at, i] = [star + 1, ++taken];
    } else return false;
  }
  while (part[at] === "*") at++;
  return at === part.length;
}
