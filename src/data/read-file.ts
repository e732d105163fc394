import { readFile, stat } from "node:fs/promises";
import { DataError } from "./data-error.ts";

/** The bytes of a file. @throws DataError when it is not there, or cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    // A pipe has an end; what a device gives may have none.
    const found = await stat(path);
    if (found.isCharacterDevice() || found.isBlockDevice())
      throw new DataError(`${path}: must be a file, got a device`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof DataError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") throw new DataError(`${path}: file not found`);
    if (code === "EISDIR") throw new DataError(`${path}: must be a file, got a folder`);
    throw new DataError(`${path}: must be readable, got ${code ?? String(error)}`);
  }
}
