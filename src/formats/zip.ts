import { fault, TenpenError } from "../errors.ts";
import { crc32 } from "./crc32.ts";
import { loadFflate } from "./optional-packages.ts";

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const longestComment = 65535;

/**
 * Unpacks some members of a zip archive: each once, no larger than it may be and than it says, and with the checksum that it
 * says. Others are not looked at. Archives of several parts or over 4 GB (zip64) are refused.
 *
 * @param most how many bytes a member may have, by its name.
 * @throws TenpenError
 */
export async function unzip(
  bytes: Uint8Array,
  most: Readonly<Record<string, number>>,
): Promise<Map<string, Uint8Array>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, Uint8Array>();
  for (const { name, method, packed, size, crc, start } of entries(view)) {
    const limit = Object.hasOwn(most, name) ? most[name] : undefined;
    if (limit === undefined) continue;
    if (found.has(name)) throw new TenpenError("model", name, "must be in the archive once", "a second one");
    if (size > limit) throw fault("limit", name, `must have at most ${limit} bytes`, size);
    const content = await unpack(name, method, dataOf(view, start, packed), size);
    if (crc32(content) !== crc) throw new TenpenError("model", name, "must have its checksum", "a damaged file");
    found.set(name, content);
  }
  return found;
}

interface Entry {
  readonly name: string;
  /** How it is packed: 0 as it is, 8 deflated. */
  readonly method: number;
  /** Bytes of it in the archive, and unpacked. */
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** Where its local header is. */
  readonly start: number;
}

/** The directory at the end, as published: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
function* entries(view: DataView): Generator<Entry> {
  const end = findEnd(view);
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) throw notWhole(`entry ${i + 1} of ${count}`);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw notWhole(`entry ${i + 1} of ${count}`);
    yield {
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    };
    at = next;
  }
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - longestComment; at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  throw new TenpenError("model", "file", "must be a whole zip archive", "one without its end");
}

function dataOf(view: DataView, start: number, length: number): Uint8Array {
  if (start + 30 > view.byteLength || view.getUint32(start, true) !== localMark) throw notWhole("a local header");
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (from + length > view.byteLength) throw notWhole("a member's data");
  return new Uint8Array(view.buffer, view.byteOffset + from, length);
}

async function unpack(name: string, method: number, packed: Uint8Array, size: number): Promise<Uint8Array> {
  const wrongSize = () => new TenpenError("model", name, `must have the ${size} bytes that the archive says`, "others");
  if (method === 0) {
    if (packed.length !== size) throw wrongSize();
    return packed;
  }
  if (method !== 8) throw fault("model", name, "must be stored or deflated", `method ${method}`);
  const { Inflate } = await loadFflate();
  const content = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    // Before anything more is unpacked: what is packed may be of any size, whatever it says.
    if (length + chunk.length > size) throw wrongSize();
    content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += step)
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch (error) {
    throw error instanceof TenpenError
      ? error
      : fault("model", name, "must be deflated", error instanceof Error ? error.message : error);
  }
  if (length !== size) throw wrongSize();
  return content;
}

/** So many bytes are unpacked at a time; they become a thousand times as many at most. */
const step = 4096;

function notWhole(where: string): TenpenError {
  return new TenpenError("model", "file", "must be a whole zip archive", `a damaged one at ${where}`);
}
