import { constants } from "node:fs";
import { access, type FileHandle, open, stat } from "node:fs/promises";
import { TenpenError } from "../../errors.ts";

/** What is read whole may have so many bytes: no string can be longer. */
const most = 2 ** 29;

const chunkSize = 2 ** 18;

/**
 * The bytes of a file. How many they are is looked at before they are read.
 *
 * @param limit how many there may be.
 * @throws TenpenError when it is not there, cannot be read, or is larger.
 */
export async function readBytes(path: string, limit = most): Promise<Uint8Array> {
  const tooLarge = (got: string) => new TenpenError("limit", shownPath(path), `must have at most ${limit} bytes`, got);
  return withFile(path, async (file, size) => {
    if (size !== undefined && size > limit) throw tooLarge(`${size}`);
    const chunks: Uint8Array[] = [];
    let length = 0;
    // A first chunk of the size that is told: most files need no second one.
    for await (const chunk of chunksOf(file, Math.min(limit, (size ?? 0) + 1))) {
      length += chunk.length;
      if (length > limit) throw tooLarge("more");
      chunks.push(chunk);
    }
    return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  });
}

/** The bytes of a file as they are read, of which only some lie in memory. @throws TenpenError as `readBytes` does. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const { file } = await openFile(path);
  try {
    yield* chunksOf(file);
  } catch (error) {
    throw readFault(path, error);
  } finally {
    await file.close();
  }
}

/** The first bytes of a file, as many as there are up to `length`, and how many there are in all; undefined where a pipe will tell. */
export async function readHead(path: string, length: number): Promise<{ head: Uint8Array; size: number | undefined }> {
  return withFile(path, async (file, size) => {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length);
    return { head: buffer.subarray(0, bytesRead), size };
  });
}

/** Sees that there is a file to read, without opening it: a pipe can be opened only once. @throws TenpenError when there is none. */
export async function checkReadable(path: string): Promise<void> {
  try {
    await look(path);
    await access(path, constants.R_OK);
  } catch (error) {
    throw readFault(path, error);
  }
}

async function withFile<Result>(
  path: string,
  use: (file: FileHandle, size: number | undefined) => Promise<Result>,
): Promise<Result> {
  const { file, size } = await openFile(path);
  try {
    return await use(file, size);
  } catch (error) {
    throw readFault(path, error);
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<{ file: FileHandle; size: number | undefined }> {
  try {
    const found = await look(path);
    // Of pipes, and of the files of /proc, the system does not tell a size.
    const size = found.isFile() && found.size > 0 ? found.size : undefined;
    return { file: await open(path), size };
  } catch (error) {
    throw readFault(path, error);
  }
}

/** A pipe has an end; what a device gives may have none. */
async function look(path: string) {
  const found = await stat(path);
  const kind = found.isDirectory()
    ? "a folder"
    : found.isCharacterDevice() || found.isBlockDevice()
      ? "a device"
      : undefined;
  if (kind !== undefined) throw new TenpenError("data", shownPath(path), "must be a file", kind);
  return found;
}

async function* chunksOf(file: FileHandle, first = chunkSize): AsyncGenerator<Uint8Array> {
  for (let size = first; ; size = chunkSize) {
    const { buffer, bytesRead } = await file.read(new Uint8Array(size), 0, size);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The system's error in our words. */
export function readFault(path: string, error: unknown): TenpenError {
  if (error instanceof TenpenError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR")
    return new TenpenError("data", shownPath(path), "must be a file that exists", "nothing");
  return new TenpenError("data", shownPath(path), "must be readable", `${code ?? String(error)}`);
}

/** A message must not begin with nothing. */
function shownPath(path: string): string {
  return path === "" ? '""' : path;
}
