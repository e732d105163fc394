import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { filesIn } from "../data/node/files-in.ts";
import { pictureName } from "../data/node/picture/picture-name.ts";
import { isPicture } from "../data/node/picture/read-picture.ts";
import { longestPictureFile } from "../data/node/picture/read-picture-file.ts";
import { type Fault, TenpenError } from "../errors.ts";
import { faultOf } from "../worker/protocol.ts";
import { checkInput, readInput } from "./files.ts";
import type { Io } from "./io.ts";
import { filesOfPattern } from "./pattern.ts";

const inkName = /\.(ink\.jsonl|inkml)$/i;

/** A file that is meant, or what stands for none: a folder that cannot be opened, a name of nothing. */
export interface InputFile {
  readonly file: string;
  /** Why it cannot be read, where that is seen before. */
  readonly fault?: Fault;
}

/**
 * The files that are meant: folders are what lies in them and below that has the name of a picture or of ink, in order; patterns
 * (`*`, `**`, `?`) are what fits them, for shells that leave them as they are.
 *
 * @param keepGoing whether what is not there, or has nothing to read, is left to be told of in its turn.
 * @throws TenpenError for it, before anything is read, where it is not.
 */
export async function expandInputs(
  io: Pick<Io, "stdin">,
  inputs: readonly string[],
  { keepGoing = false }: { readonly keepGoing?: boolean } = {},
): Promise<InputFile[]> {
  if (inputs.filter((input) => input === "-").length > 1) {
    throw new TenpenError("call", "-", "must be given once", "it again");
  }
  const files: InputFile[] = [];
  for (const input of inputs) {
    try {
      for (const file of await filesOf(io, input)) files.push(file);
    } catch (error) {
      if (!keepGoing || !(error instanceof TenpenError)) throw error;
      files.push({ file: input, fault: faultOf(error) });
    }
  }
  return files;
}

async function filesOf(io: Pick<Io, "stdin">, input: string): Promise<InputFile[]> {
  const isThere = input === "-" || existsSync(input);
  if (!isThere && /[*?]/.test(input)) {
    const found = await filesOfPattern(input);
    if (found.length === 0) throw new TenpenError("call", input, "must fit a file", "none");
    return found.map((file) => ({ file }));
  }
  if (isThere && input !== "-" && (await stat(input)).isDirectory()) {
    const closed: InputFile[] = [];
    const all = await filesIn(input, (error) => closed.push({ file: error.what, fault: faultOf(error) }));
    const found = all.filter((file) => pictureName.test(file) || inkName.test(file)).map((file) => ({ file }));
    if (found.length + closed.length === 0) throw new TenpenError("call", input, "must hold pictures or ink", "none");
    return [...found, ...closed];
  }
  await checkInput(io, input);
  return [{ file: input }];
}

/** An input that was opened to see what it is: ink as it comes, or a picture as a whole. */
export type OpenedInput = { readonly chunks: AsyncIterable<Uint8Array> } | { readonly bytes: Uint8Array };

/** Opens a file, or standard input for `-`. @throws TenpenError where it cannot be read. */
export async function openInput(io: Pick<Io, "stdin">, path: string): Promise<OpenedInput> {
  const { head, chunks } = await withHead(readInput(io, path), isTelling);
  // Of a file the name tells whether it is ink without a drawing; on standard input nothing is as wrong as an empty picture.
  const isWhole = isPicture(head) || (path === "-" && head.length === 0);
  return isWhole ? { bytes: await wholeOf(path, chunks, longestPictureFile) } : { chunks };
}

/** All of a stream that may have no end. @throws TenpenError where it has more bytes than the limit. */
export async function wholeOf(path: string, chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw new TenpenError("limit", path, `must have at most ${limit} bytes`, "more");
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/** WebP and AVIF are known by what begins at the ninth byte, and no ink begins as they do. */
const isTelling = (head: Uint8Array) => head.length >= 32 || (head[0] !== 0x52 && head[0] !== 0);

/** The beginning of a stream, read until it is enough, and all of it, which is read to its end, or left by `end`. */
export async function withHead(chunks: AsyncIterable<Uint8Array>, isEnough: (head: Uint8Array) => boolean) {
  const rest = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  do {
    const { value, done } = await rest.next();
    if (done) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  } while (head.length === 0 || !isEnough(head));
  const end = async () => rest.return?.();
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield head;
      yield* { [Symbol.asyncIterator]: () => rest };
    } finally {
      // Who leaves it at the head has not come to the rest, which may be an open file.
      await end();
    }
  }
  return { head, chunks: all(), end };
}
