import { isRecord } from "../../../src/errors.ts";
import { formatInkLine, parseInkLine } from "../../../src/ink/jsonl.ts";
import type { Ink } from "../../../src/ink/stroke.ts";
import { isText, type Room, stored } from "../room.ts";

/** What someone said that a drawing shows. */
export interface Correction {
  readonly ink: Ink;
  /** The digit that it shows; null: no digit. */
  readonly label: string | null;
  /** When it was said, in milliseconds since 1970. */
  readonly at: number;
}

export const corrections: Room<Correction> = {
  write: ({ ink, label, at }) => ({ ink: formatInkLine({ ink, label }), at }),
  read(value) {
    if (!isRecord(value) || !isText(value.ink) || !Number.isFinite(value.at)) {
      throw stored("a drawing with its label and time", value);
    }
    const { ink, label } = parseInkLine(value.ink, 1);
    if (label === undefined) throw stored("a drawing with its label", value);
    return { ink, label, at: value.at as number };
  },
};
