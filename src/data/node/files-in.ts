import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** All files in a folder and below it, in the order of their names; what is hidden is left out, and so are pipes, which may never end, and devices. */
export async function filesIn(folder: string): Promise<string[]> {
  const files: string[] = [];
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith("."));
  const inOrder = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);
  for (const entry of entries.toSorted(inOrder)) {
    const path = join(folder, entry.name);
    if (entry.isFile() || entry.isSymbolicLink()) files.push(path);
    else if (entry.isDirectory()) for (const file of await filesIn(path)) files.push(file);
  }
  return files;
}
