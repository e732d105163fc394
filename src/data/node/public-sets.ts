import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { TenpenError } from "../../errors.ts";
import type { LabelledInk } from "../../ink/jsonl.ts";
import { uncompress } from "../compress.ts";
import { readInkSet } from "../ink-set.ts";
import type { PublicSet } from "../public-sets.ts";
import { dataFolder } from "./data-folder.ts";
import { writeWhole } from "./write-file.ts";

export interface FetchOptions {
  readonly folder?: string;
  /** Hears how many bytes have come, and how many there will be, where the server says so. */
  readonly onProgress?: (received: number, total: number | null) => void;
}

/**
 * The drawings of a public set, from the data folder, where it may lie as it is published as well. A file that is missing there
 * and is published as it is, is fetched, and kept only when it is the one that we know.
 *
 * @throws TenpenError when the file cannot be had, or is another.
 */
export async function loadPublicSet(set: PublicSet, options: FetchOptions = {}): Promise<LabelledInk[]> {
  const { folder = dataFolder() } = options;
  const path = join(folder, set.file);
  const there = (await readIfThere(path)) ?? (await readPublished(set, folder));
  const { from, bytes } = there ?? (await fetchSet(set, path, options));
  checkHash(from, bytes, set.sha256);
  if (there === null) await keep(path, bytes);
  const drawings: LabelledInk[] = [];
  for await (const drawing of readInkSet(path, [bytes])) drawings.push(drawing);
  return drawings;
}

/** The bytes of a set, unpacked, and where they are from. */
interface Found {
  readonly from: string;
  readonly bytes: Uint8Array;
}

async function readIfThere(path: string): Promise<Found | null> {
  try {
    return { from: path, bytes: await readFile(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new TenpenError("data", path, "must be readable", code ?? String(error));
  }
}

/** What somebody has fetched by hand. */
async function readPublished({ url }: PublicSet, folder: string): Promise<Found | null> {
  const found = url === undefined ? null : await readIfThere(join(folder, basename(url)));
  return found && { from: found.from, bytes: unpack(found.bytes, found.from) };
}

async function fetchSet({ url, source }: PublicSet, path: string, { onProgress }: FetchOptions): Promise<Found> {
  if (url === undefined) throw new TenpenError("data", path, `must be there, converted from ${source}`, "nothing");
  const missing = (got: string) =>
    new TenpenError(
      "data",
      path,
      `must be there or at ${url}`,
      `nothing, and ${got}; TENPEN_DATA says where else to look`,
    );
  try {
    const response = await fetch(url);
    if (!response.ok || response.body === null) throw missing(`HTTP ${response.status}`);
    const total = Number(response.headers.get("content-length")) || null;
    const chunks: Uint8Array[] = [];
    let received = 0;
    for await (const chunk of response.body) {
      chunks.push(chunk);
      received += chunk.length;
      // No set has as much: a server that never ends must not fill the memory.
      if (received > mostBytes) throw new TenpenError("data", url, `must be at most ${mostBytes} bytes`, "more");
      onProgress?.(received, total);
    }
    return { from: url, bytes: unpack(Buffer.concat(chunks), url) };
  } catch (error) {
    if (error instanceof TenpenError) throw error;
    throw missing(String((error as { cause?: { code?: string } }).cause?.code ?? (error as Error).message));
  }
}

function unpack(bytes: Uint8Array, from: string): Uint8Array {
  return from.endsWith(".Z") ? uncompress(bytes, from, mostBytes) : bytes;
}

const mostBytes = 2 ** 28;

function checkHash(path: string, bytes: Uint8Array, sha256: string): void {
  const got = createHash("sha256").update(bytes).digest("hex");
  if (got !== sha256) throw new TenpenError("data", path, `SHA-256 must be ${sha256}`, got);
}

async function keep(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(path, bytes);
  } catch (error) {
    throw new TenpenError("data", path, "must be writable", `${(error as NodeJS.ErrnoException).code}`);
  }
}
