import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { readBytes } from "../data/read-file.ts";
import type { Model } from "../formats/model.ts";
import { readSafetensors } from "../formats/safetensors.ts";
import { WorkError } from "./errors.ts";

/** The model that comes with the package; from `src/cli` it is as far away as from `dist/cli`. */
const defaultModel = fileURLToPath(new URL("../../models/classic.safetensors", import.meta.url));

/** Reads a model. @throws DataError when the file cannot be read, FormatError when it holds no model. */
export async function readModel(path = defaultModel): Promise<{ model: Model; bytes: number }> {
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
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, content, { flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}); // the first error is the one to tell
    throw new WorkError(`${path}: must be a file that can be written, got ${reason(error)}`, { cause: error });
  }
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
