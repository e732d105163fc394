import { existsSync, statSync } from "node:fs";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes a file as a whole or not at all: whoever reads it, and whatever happens meanwhile, finds the old one or the
 * new one. Makes the folder when it is missing.
 *
 * @throws Error with the system's `code` when it cannot be written.
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    // A rename would put a file in the place of a device or a pipe.
    const there = statSync(path, { throwIfNoEntry: false });
    if (there && !there.isFile())
      throw Object.assign(new Error(path), { code: there.isDirectory() ? "EISDIR" : "ENOTREG" });
    await makeFolders(dirname(path));
    await writeFile(temporary, content, { flush: true });
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}); // the first error is the one to tell
    throw error;
  }
}

/** Makes a folder and those above it. Node's own recursive mkdir never ends where a folder takes none and says ENOENT, as /proc does. */
export async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(path).isDirectory()) return;
    const parent = dirname(path);
    if (code !== "ENOENT" || existsSync(parent)) throw error;
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
    if (!["EINVAL", "ENOTSUP"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    await folder.close();
  }
}
