import { isRecord } from "../../../src/errors.ts";
import { formatInkLine, parseInkLine } from "../../../src/ink/jsonl.ts";
import type { Ink } from "../../../src/ink/stroke.ts";
import { isText, type Room, stored } from "../room.ts";

/** A drawing of the history. */
export interface KeptDrawing {
  readonly ink: Ink;
  /** What was read; empty where that was no number. */
  readonly text: string;
  /** When it was put away, in milliseconds since 1970. */
  readonly at: number;
}

/** The ink as a line of `.ink.jsonl`, which takes a fifth of the room that objects take. */
export const drawings: Room<KeptDrawing> = {
  write: ({ ink, text, at }) => ({ ink: formatInkLine({ ink }), text, at }),
  read(value) {
    if (!isRecord(value) || !isText(value.ink) || !isText(value.text) || !Number.isFinite(value.at)) {
      throw stored("a drawing with its text and time", value);
    }
    return { ink: parseInkLine(value.ink, 1).ink, text: value.text, at: value.at as number };
  },
};
