import type { Ink } from "../src/ink/stroke.ts";
import type { Reading } from "../src/recognizer/reading.ts";
import type { ReadRequest, Reply } from "./messages.ts";

/** What reads drawings: a `Recognizer`, or a model that takes its time. */
export interface Reader {
  readonly model: { readonly preprocessing: { readonly size: number } };
  read(ink: Ink): Read | Promise<Read>;
}

/** A reading, and the images `[count, size, size]` of its digits that it comes from. */
export interface Read {
  readonly reading: Reading;
  readonly images: Uint8Array;
}

/** Reads the drawing of a request. */
export async function replyTo({ id, ink }: ReadRequest, reader: Reader): Promise<Reply> {
  try {
    const { reading, images } = await reader.read(ink);
    const { size } = reader.model.preprocessing;
    // Paper where there was nothing to read.
    const pixels = images.length > 0 ? images.slice(0, size * size) : new Uint8Array(size * size);
    return { type: "answer", id, reading, view: { size, pixels } };
  } catch (error) {
    return { type: "unread", id, detail: messageOf(error) };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
