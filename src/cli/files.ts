import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { InkSetOptions } from "../data/ink-set.ts";
import { checkReadable, readBytes, readChunks } from "../data/node/read-file.ts";
import { includeFor } from "../data/node/unipen.ts";
import { writeWhole } from "../data/node/write-file.ts";
import { fault, TenpenError } from "../errors.ts";
import { maxFile } from "../formats/max-file.ts";
import { isSafetensors, readModelFile, tellsInput } from "../formats/model-file.ts";
import type { InputEncoding } from "../model/input-encoding.ts";
import type { Model } from "../model/model.ts";
import { createRecognizer } from "../recognizer/create-recognizer.ts";
import { defaultModel } from "../recognizer/load-reader.ts";
import type { Recognizer } from "../recognizer/recognizer.ts";
import { findEncoding } from "./find-encoding.ts";
import type { Io } from "./io.ts";

/** Where a model lies: Tenpen's own, when no path is given. */
const ownModel = () => fileURLToPath(defaultModel());

/**
 * Reads a model, Tenpen's own when no path is given.
 *
 * @returns also how many bytes it has.
 * @throws TenpenError when the file cannot be read, is too large, or holds no model.
 */
export async function readModel(
  io: Pick<Io, "readModelInWorker">,
  path = ownModel(),
): Promise<{ model: Model; bytes: number }> {
  const bytes = await readBytes(path, maxFile);
  return { model: await parseModel(io, bytes, path), bytes: bytes.length };
}

/**
 * Reads a model to read digits with. What the network of another program was trained on is found out where nobody tells it, and
 * said on stderr.
 *
 * @param encoding what it was trained on, where that is told.
 * @throws TenpenError as `readModel` does.
 */
export async function readReader(io: Io, path = ownModel(), encoding?: InputEncoding): Promise<Model> {
  // Once: what comes through a pipe is there but once.
  const bytes = await readBytes(path, maxFile);
  const model = await parseModel(io, bytes, path, encoding);
  // Those of Tenpen tell it themselves.
  if (tellsInput(bytes, model) || encoding !== undefined) return model;
  const found = await findEncoding(model);
  io.stderr.line(`${path}: ${found.text}`);
  return parseModel(io, bytes, path, found.encoding);
}

/** What reads with the model of a call, or with Tenpen's own. @throws TenpenError as `readReader` does. */
export async function openRecognizer(io: Io, path?: string, encoding?: InputEncoding): Promise<Recognizer> {
  if (path === undefined && encoding === undefined) return createRecognizer();
  return createRecognizer({ model: await readReader(io, path, encoding) });
}

async function parseModel(
  { readModelInWorker = readModelFile }: Pick<Io, "readModelInWorker">,
  bytes: Uint8Array,
  path: string,
  encoding?: InputEncoding,
): Promise<Model> {
  return (isSafetensors(bytes) ? readModelFile : readModelInWorker)(bytes, path, encoding);
}

/** Sees before the work that there is a file, or standard input for `-`. @throws TenpenError when there is not. */
export async function checkInput({ stdin }: Pick<Io, "stdin">, path: string): Promise<void> {
  if (path !== "-") await checkReadable(path);
  else if (stdin === undefined) throw new TenpenError("call", "-", "must be standard input", "none");
}

/** The bytes of a file, or of standard input for `-`, as they come. */
export function readInput({ stdin = nothing() }: Pick<Io, "stdin">, path: string): AsyncIterable<Uint8Array> {
  return path === "-" ? stdin : readChunks(path);
}

/** How a set of ink is read: with the files that UNIPEN includes, which standard input has none of; what lacks them is told on stderr. */
export function inkSetOptions({ stderr }: Pick<Io, "stderr">, path: string): InkSetOptions {
  return {
    ...(path === "-" ? {} : { include: includeFor(path) }),
    onLeftOut: (count, missing) => tellLeftOut({ stderr }, path, count, missing),
  };
}

/** Tells of segments that are not read, since files are missing that they need. */
export function tellLeftOut(
  { stderr }: Pick<Io, "stderr">,
  path: string,
  count: number,
  missing: readonly string[],
): void {
  stderr.line(`${path}: ${count} segments are left out, since ${missing[0]} is not in a folder include above it`);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Writes a file as `writeWhole` does. @throws TenpenError when it cannot be written. */
export async function writeOutput(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeWhole(path, content);
  } catch (error) {
    throw new TenpenError("work", path, "must be a file that can be written", `${reason(error)}`, { cause: error });
  }
}

/**
 * Sees before the work that its output can be a file.
 *
 * @param what the option that names it.
 * @throws TenpenError when it is a folder, or one of the files that are read, by whatever name: it would be lost.
 */
export async function checkOutput(
  what: string,
  output: string,
  inputs: readonly (string | undefined)[],
): Promise<void> {
  const found = async (path: string) => stat(path).catch(() => null); // not there yet
  const own = await found(output);
  if (output === "" || own?.isDirectory()) throw fault("call", what, "must be a file", output);
  for (const input of inputs) {
    const other = own && input !== undefined ? await found(input) : null;
    if (own && other && own.dev === other.dev && own.ino === other.ino) {
      throw fault("call", what, "must be another file than what is read", output);
    }
  }
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
