import { existsSync, lstatSync, statSync } from "node:fs";
import { chmod, mkdir, open, readlink, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Writes a file as a whole or not at all: whoever reads it, and whatever happens meanwhile, finds the old one or the
 * new one. Makes the folder when it is missing. A link stays, and what it leads to is written; who may read and write an old
 * file may do so with the new one.
 *
 * @throws Error with the system's `code` when it cannot be written.
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  // A rename would put a file in the place of a link, a device or a pipe.
  const target = await endOfLinks(path);
  const there = statSync(target, { throwIfNoEntry: false });
  if (there && !there.isFile())
    throw Object.assign(new Error(path), { code: there.isDirectory() ? "EISDIR" : "ENOTREG" });
  const mode = there && there.mode & 0o777;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    await makeFolders(dirname(target));
    await writeFile(temporary, content, { flush: true, ...(mode === undefined ? {} : { mode }) });
    // What the process's mask has taken away.
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}); // the first error is the one to tell
    throw error;
  }
}

/** Where the links at a path lead, though nothing may be there yet. */
async function endOfLinks(path: string): Promise<string> {
  let end = path;
  // As many as Linux follows.
  for (let links = 0; links < 40; links++) {
    if (!lstatSync(end, { throwIfNoEntry: false })?.isSymbolicLink()) return end;
    end = resolve(await realpath(dirname(end)), await readlink(end));
  }
  throw Object.assign(new Error(path), { code: "ELOOP" });
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
