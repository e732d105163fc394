import { readFile, stat } from "node:fs/promises";
import { TenpenError } from "../../errors.ts";

/** The bytes of a file. @throws TenpenError when it is not there, or cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    // A pipe has an end; what a device gives may have none.
    const found = await stat(path);
    if (found.isCharacterDevice() || found.isBlockDevice())
      throw new TenpenError("data", path, "must be a file", "a device");
    return await readFile(path);
  } catch (error) {
    if (error instanceof TenpenError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new TenpenError("data", path, "must be a file that exists", "nothing");
    if (code === "EISDIR") throw new TenpenError("data", path, "must be a file", "a folder");
    throw new TenpenError("data", path, "must be readable", `${code ?? String(error)}`);
  }
}
