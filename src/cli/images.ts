import { open } from "node:fs/promises";
import type { Dataset } from "../data/dataset.ts";
import { readIdxPair } from "../data/idx.ts";
import { CallError } from "./errors.ts";

/** Whether a file begins as IDX images do, or as gzip does: nothing else that we read is packed. */
export async function isIdx(path: string): Promise<boolean> {
  let start: Buffer;
  try {
    const file = await open(path);
    try {
      start = Buffer.alloc(4);
      await file.read(start, 0, 4, 0);
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new CallError(`${path}: must be a file that can be read, got ${code}`, { cause: error });
  }
  return start.readUInt16BE(0) === 0 || start.readUInt16BE(0) === 0x1f8b;
}

/** The images of a file and the labels of the one that belongs to it. */
export async function readIdx(path: string): Promise<Dataset> {
  return readIdxPair(path);
}
