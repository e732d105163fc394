import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { TenpenError } from "../../errors.ts";
import type { InkOnLine } from "../ink-on-line.ts";
import { type InkSetOptions, readInkSet } from "../ink-set.ts";
import type { Include } from "../unipen/unipen-text.ts";
import { readChunks, readFault } from "./read-file.ts";
import { statOf } from "./stat-of.ts";

/** No file of UNIPEN is as large. */
const mostBytes = 2 ** 28;

/**
 * Finds what a UNIPEN file includes, as the collection is published: by its name in a folder `include` beside the file, or beside a
 * folder that it is in. Names that lead elsewhere are as good as missing.
 */
export function includeFor(path: string): Include {
  return (name) => {
    if (isAbsolute(name) || name.split(/[\\/]/).includes("..")) return null;
    for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
      const text = readIfFile(join(folder, "include", name));
      if (text !== null || folder === dirname(folder)) return text;
    }
  };
}

function readIfFile(path: string): string | null {
  const found = statOf(path);
  if (!found?.isFile()) return null;
  if (found.size > mostBytes)
    throw new TenpenError("limit", path, `must have at most ${mostBytes} bytes`, `${found.size}`);
  return readFileSync(path, "utf8");
}

/** A drawing and the file that it is in, from the folder on. */
export interface InkInFile extends InkOnLine {
  readonly file: string;
}

/**
 * The drawings of all files of a folder, in the order of their names.
 *
 * @param onLeftOut hears of what needs files that are missing, as `readInkSet` tells it, with the path of the file that includes them.
 * @throws TenpenError as `readInkSet` does.
 */
export async function* readUnipenFolder(
  folder: string,
  onLeftOut?: (path: string, ...leftOut: Parameters<NonNullable<InkSetOptions["onLeftOut"]>>) => void,
): AsyncGenerator<InkInFile> {
  for (const path of unipenFiles(folder)) {
    const options = {
      include: includeFor(path),
      onLeftOut: (count: number, missing: readonly string[]) => onLeftOut?.(path, count, missing),
    };
    for await (const drawing of readInkSet(path, readChunks(path), options))
      yield { ...drawing, file: relative(folder, path) };
  }
}

/** The `.dat` files of a folder and of those in it, in the order of their names, but for what others include. @throws TenpenError for a folder that cannot be opened. */
export function unipenFiles(folder: string): string[] {
  const files: string[] = [];
  for (const entry of entriesOf(folder).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && basename(path) !== "include") files.push(...unipenFiles(path));
    else if (entry.isFile() && entry.name.endsWith(".dat")) files.push(path);
  }
  return files;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw readFault(folder, error);
  }
}
