import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { TenpenError } from "../../errors.ts";
import type { LabelledInk } from "../../ink/jsonl.ts";
import { uncompress } from "../compress.ts";
import { readInkSet } from "../ink-set.ts";
import { dataFolder } from "./data-folder.ts";
import { writeWhole } from "./write-file.ts";

/** A public set of ink: where it comes from, and how its file is known. */
export interface PublicSet {
  /** What it is called in the data folder. */
  readonly file: string;
  /** SHA-256 of that file. */
  readonly sha256: string;
  /** Who made it, and where it is described. */
  readonly source: string;
  readonly licence: string;
  /** Where the file is published; missing where it was converted from what is published. A `.Z` is unpacked. */
  readonly url?: string;
}

/** The ink that our models are trained on. MNIST comes by itself, see `loadMnist`. */
export const publicSets = {
  /** 7,494 digits by 30 writers. */
  pendigits: {
    file: "pendigits-orig.tra",
    sha256: "a66225d68d7d68591e62944df1ad33b3f5aa608e2df2505844b41f5568a80da4",
    source:
      "Alpaydin and Alimoglu 1998, Pen-Based Recognition of Handwritten Digits, https://archive.ics.uci.edu/dataset/81",
    licence: "CC BY 4.0",
    url: "https://archive.ics.uci.edu/ml/machine-learning-databases/pendigits/pendigits-orig.tra.Z",
  },
  /** 800 digits by 40 writers: those of the writers W01 to W40. */
  uji: {
    file: "uji-w01-w40.ink.jsonl",
    sha256: "2eff6fe7b028918b10bfec43c100ee734fe758de04ff30163f8667a8cb6f3c39",
    source: "Llorens et al. 2008, UJI Pen Characters (Version 2), https://archive.ics.uci.edu/dataset/175",
    licence: "CC BY 4.0",
  },
  /** 1,780 drawings of characters of five alphabets that look like no digit. */
  omniglot: {
    file: "omniglot-small1-nondigit.ink.jsonl",
    sha256: "3c7367606f9022b5637371f9c01d106d262f8b92e1a995c824c81ef8a2023db1",
    source: "Lake et al. 2015, Omniglot, images_background_small1, https://github.com/brendenlake/omniglot",
    licence: "MIT",
  },
} satisfies Readonly<Record<string, PublicSet>>;

export type PublicSetName = keyof typeof publicSets;

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
