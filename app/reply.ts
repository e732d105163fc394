import type { Recognizer } from "../src/recognizer/recognizer.ts";
import type { ReadRequest, Reply } from "./messages.ts";

/** Reads the drawing of a request. */
export function replyTo({ id, ink }: ReadRequest, recognizer: Pick<Recognizer, "model" | "read">): Reply {
  try {
    const { reading, image } = recognizer.read(ink);
    return { type: "answer", id, reading, view: { size: recognizer.model.preprocessing.size, pixels: image } };
  } catch (error) {
    return { type: "unread", id, detail: messageOf(error) };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
