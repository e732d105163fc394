import type { Dataset, File, Group } from "h5wasm";
import { broken, FormatError } from "../error.ts";
import { maxFile } from "../max-file.ts";

let files = 0;

async function load() {
  const { default: h5wasm } = await import("h5wasm");
  const module = await h5wasm.ready;
  // It would tell the console of each thing that it does not find.
  module.activate_throwing_error_handler();
  return { h5wasm, FS: module.FS };
}

/**
 * Opens a HDF5 file that is given as bytes while `use` looks into it. Only paths that are asked for by name are looked at, so
 * links that go in circles lead nowhere.
 *
 * @throws FormatError for what is no such file or too large, and in place of all that the library says of a damaged one.
 */
export async function withHdf5<Result>(bytes: Uint8Array, use: (file: File) => Result): Promise<Result> {
  if (bytes.length > maxFile) throw broken("file", `must have at most ${maxFile} bytes`, bytes.length);
  const { h5wasm, FS } = await load();
  const path = `/read-${files++}.h5`;
  FS.writeFile(path, bytes);
  let file: File | undefined;
  try {
    file = new h5wasm.File(path, "r");
    if (file.file_id < 0n) throw new FormatError("HDF5: must be whole, got a damaged file");
    return use(file);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw broken("HDF5", "must be whole", error instanceof Error ? error.message : error);
  } finally {
    try {
      file?.close();
    } catch {}
    FS.unlink(path);
  }
}

/** The bytes of a new HDF5 file that `fill` fills. */
export async function createHdf5(fill: (file: File) => void): Promise<Uint8Array> {
  const { h5wasm, FS } = await load();
  const path = `/write-${files++}.h5`;
  const file = new h5wasm.File(path, "w");
  try {
    fill(file);
    file.close();
    return FS.readFile(path).slice();
  } finally {
    FS.unlink(path);
  }
}

/** What a file has at a path; null where there is nothing. */
export function find(file: File | Group, path: string): Group | Dataset | null {
  try {
    return file.get(path) as Group | Dataset | null;
  } catch {
    return null;
  }
}

/**
 * The values of a dataset, which must have this shape, and be numbers of 16 to 64 bits: both are known before a value is read.
 *
 * @throws FormatError
 */
export function readTensor(file: File | Group, path: string, shape: readonly number[]): Float32Array {
  const found = find(file, path) as Dataset | null;
  if (found === null || !("shape" in found)) throw new FormatError(`${path}: must be there, got nothing`);
  if (`${found.shape}` !== `${shape}`) throw broken(path, `must be of shape [${shape}]`, `[${found.shape}]`);
  if (!/^[<>|]?[fde]$/.test(String(found.dtype))) throw broken(path, "must hold floats", String(found.dtype));
  return Float32Array.from(found.value as ArrayLike<number>);
}
