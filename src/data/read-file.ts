import { readFile } from "node:fs/promises";
import { DataError } from "./data-error.ts";

/** The bytes of a file. @throws DataError when it is not there, or cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") throw new DataError(`${path}: file not found`);
    if (code === "EISDIR") throw new DataError(`${path}: must be a file, got a folder`);
    throw new DataError(`${path}: must be readable, got ${code ?? String(error)}`);
  }
}
