import type { Ink } from "../src/ink/stroke.ts";
import type { Reading } from "../src/recognizer/reading.ts";
import type { ReadRequest, Reply } from "./messages.ts";

/** What reads drawings: a `Recognizer`, or a model that takes its time. */
export interface Reader {
  readonly model: { readonly preprocessing: { readonly size: number } };
  read(ink: Ink): Read | Promise<Read>;
}

/** A reading, and the image `[size, size]` that it comes from. */
export interface Read {
  readonly reading: Reading;
  readonly image: Uint8Array;
}

/** Reads the drawing of a request. */
export async function replyTo({ id, ink }: ReadRequest, reader: Reader): Promise<Reply> {
  try {
    const { reading, image } = await reader.read(ink);
    return { type: "answer", id, reading, view: { size: reader.model.preprocessing.size, pixels: image } };
  } catch (error) {
    return { type: "unread", id, detail: messageOf(error) };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
