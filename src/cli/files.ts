import { existsSync, statSync } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readBytes } from "../data/read-file.ts";
import type { Model } from "../formats/model.ts";
import { readSafetensors } from "../formats/safetensors.ts";
import { defaultModel } from "../recognizer/create-recognizer.ts";
import { WorkError } from "./errors.ts";

/** Reads a model, Tenpen's own when no path is given. @throws DataError when the file cannot be read, FormatError when it holds no model. */
export async function readModel(path = fileURLToPath(defaultModel())): Promise<{ model: Model; bytes: number }> {
  const bytes = await readBytes(path);
  return { model: readSafetensors(bytes, path), bytes: bytes.length };
}

/**
 * Writes a file as a whole or not at all: whoever reads it, and whatever happens meanwhile, finds the old one or the
 * new one. Makes the folder when it is missing.
 *
 * @throws WorkError when it cannot be written.
 */
export async function writeOutput(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await makeFolders(dirname(path));
    await writeFile(temporary, content, { flush: true });
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}); // the first error is the one to tell
    throw new WorkError(`${path}: must be a file that can be written, got ${reason(error)}`, { cause: error });
  }
}

/** Node's own recursive mkdir never ends where a folder takes none and says ENOENT, as /proc does. */
async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (reason(error) === "EEXIST" && statSync(path).isDirectory()) return;
    const parent = dirname(path);
    if (reason(error) !== "ENOENT" || existsSync(parent)) throw error;
    await makeFolders(parent);
    await mkdir(path);
  }
}

/** So that a loss of power does not undo the rename. Windows does not let folders be opened, nor needs it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path);
  try {
    await folder.sync();
  } catch (error) {
    // Some network file systems sync files only.
    if (!["EINVAL", "ENOTSUP"].includes(reason(error))) throw error;
  } finally {
    await folder.close();
  }
}

/** Takes away what a process that was killed while writing `names` has left in a folder. */
export async function removeLeftovers(folder: string, names: readonly string[]): Promise<void> {
  for (const file of await readdir(folder)) {
    const [, name = ""] = /^(.*)\.\d+\.tmp$/.exec(file) ?? [];
    if (names.includes(name)) await rm(join(folder, file));
  }
}

/** Makes a folder when it is missing and sees that it takes files. @throws WorkError when it does not. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    await rmdir(await mkdtemp(join(path, ".tenpen-")));
  } catch (error) {
    throw new WorkError(`${path}: must be a folder that can be written, got ${reason(error)}`, { cause: error });
  }
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
