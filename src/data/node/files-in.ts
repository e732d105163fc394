import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { TenpenError } from "../../errors.ts";
import { readFault } from "./read-file.ts";

/**
 * All files in a folder and below it, in the order of their names; what is hidden is left out, and so are pipes, which may never end, and devices.
 *
 * @param onClosed hears of a folder that cannot be opened, and the rest goes on; when missing its error is thrown.
 */
export async function filesIn(folder: string, onClosed?: (error: TenpenError) => void): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await entriesOf(folder, onClosed)) {
    const path = join(folder, entry.name);
    if (entry.isFile() || entry.isSymbolicLink()) files.push(path);
    else if (entry.isDirectory()) for (const file of await filesIn(path, onClosed)) files.push(file);
  }
  return files;
}

async function entriesOf(folder: string, onClosed?: (error: TenpenError) => void): Promise<Dirent[]> {
  try {
    const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith("."));
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const fault = readFault(folder, error);
    if (onClosed === undefined) throw fault;
    onClosed(fault);
    return [];
  }
}
