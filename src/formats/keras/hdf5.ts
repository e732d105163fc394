import type { Dataset, File, Group } from "h5wasm";
import { fault, TenpenError } from "../../errors.ts";
import { type Shape, sizeOf } from "../../nn/shape.ts";
import { maxFile } from "../max-file.ts";
import { loadH5wasm } from "../optional-packages.ts";

let files = 0;

/** A file that is being read, and how many bytes it has. */
export type OpenFile = File & { readonly bytes: number };

async function load() {
  const { default: h5wasm } = await loadH5wasm();
  const module = await h5wasm.ready;
  // It would tell the console of each thing that it does not find.
  module.activate_throwing_error_handler();
  return { h5wasm, FS: module.FS };
}

/**
 * Opens a HDF5 file that is given as bytes while `use` looks into it. Only paths that are asked for by name are looked at, so
 * links that go in circles lead nowhere.
 *
 * @throws TenpenError for what is no such file or too large, and in place of all that the library says of a damaged one.
 */
export async function withHdf5<Result>(bytes: Uint8Array, use: (file: OpenFile) => Result): Promise<Result> {
  if (bytes.length > maxFile) throw fault("limit", "file", `must have at most ${maxFile} bytes`, bytes.length);
  const { h5wasm, FS } = await load();
  const path = `/read-${files++}.h5`;
  FS.writeFile(path, bytes);
  let file: File | undefined;
  try {
    file = new h5wasm.File(path, "r");
    if (file.file_id < 0n) throw new TenpenError("model", "HDF5", "must be whole", "a damaged file");
    return use(Object.assign(file, { bytes: bytes.length }));
  } catch (error) {
    if (error instanceof TenpenError) throw error;
    // The library's words are several lines, of its own insides.
    throw new TenpenError("model", "HDF5", "must be whole", "a damaged file", { cause: error });
  } finally {
    try {
      file?.close();
    } catch {}
    FS.unlink(path);
  }
}

/** The bytes of a new HDF5 file that `fill` fills: the same ones whenever that is. */
export async function createHdf5(fill: (file: File) => void): Promise<Uint8Array> {
  const { h5wasm, FS } = await load();
  const path = `/write-${files++}.h5`;
  try {
    withClockAt(date, () => {
      const file = new h5wasm.File(path, "w");
      fill(file);
      file.close();
    });
    return FS.readFile(path).slice();
  } finally {
    if (FS.analyzePath(path).exists) FS.unlink(path);
  }
}

/** The first day of 1980, as in the archives around it. */
const date = Date.UTC(1980, 0, 1);

/**
 * HDF5 notes in each object when it was made, and h5wasm lends nothing that keeps it from that: so the clock that it asks stands
 * still while it works, which nobody else sees, since nothing else runs meanwhile.
 */
function withClockAt(time: number, work: () => void): void {
  const { now } = Date;
  Date.now = () => time;
  try {
    work();
  } finally {
    Date.now = now;
  }
}

/** What a file has at a path; null where there is nothing. */
export function find(file: Group, path: string): Group | Dataset | null {
  try {
    return file.get(path) as Group | Dataset | null;
  } catch {
    return null;
  }
}

/**
 * The value of an attribute; undefined where there is none.
 *
 * @param most how many values it may have: each may be as long as the file, however often.
 * @throws TenpenError
 */
export function attribute({ attrs }: Pick<Group, "attrs">, name: string, most: number): unknown {
  const found = attrs[name];
  if (!found) return undefined;
  const count = sizeOf(found.shape ?? []);
  if (count > most) throw fault("model", name, `must have at most ${most} values`, count);
  return found.value;
}

/**
 * The values of a dataset, which must have this shape and be float32 or float64. What is known of it is looked at before a value
 * is read: nothing is unpacked, and nothing is read that the file does not have room for.
 *
 * @throws TenpenError
 */
export function readTensor(file: OpenFile, path: string, shape: Shape): Float32Array {
  const found = find(file, path) as Dataset | null;
  if (found === null || !("metadata" in found)) throw new TenpenError("model", path, "must be there", "nothing");
  const { size, chunks, virtual_sources: sources } = found.metadata;
  if (`${found.shape}` !== `${shape}`) throw fault("model", path, `must be of shape [${shape}]`, `[${found.shape}]`);
  if (!/^[<>|]?[fd]$/.test(String(found.dtype)))
    throw fault("model", path, "must hold float32 or float64", found.dtype);
  if (sizeOf(shape) * size > file.bytes) {
    throw fault("model", path, `must have its ${sizeOf(shape) * size} bytes in the file`, `${file.bytes} in all`);
  }
  if (sources || found.filters.length > 0 || (chunks && sizeOf(chunks) > sizeOf(shape))) {
    throw new TenpenError("model", path, "must be stored as it is", "values that are packed or elsewhere");
  }
  return Float32Array.from(found.value as ArrayLike<number>);
}
