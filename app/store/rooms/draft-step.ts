import { isRecord } from "../../../src/errors.ts";
import { formatInkLine, parseInkLine } from "../../../src/ink/jsonl.ts";
import type { Stroke } from "../../../src/ink/stroke.ts";
import { isText, type Room, stored } from "../room.ts";

/**
 * A step that led to the drawing on the paper, as it is now with all that can be undone and redone: to write one down costs what it
 * adds, however much is there. Keys count them from 0.
 */
export type DraftStep =
  | { readonly type: "add"; readonly strokes: readonly Stroke[] }
  /** Other ink takes the place of all that was there. */
  | { readonly type: "replace"; readonly strokes: readonly Stroke[] }
  | { readonly type: "undo" | "redo" | "clear" };

export const draft: Room<DraftStep> = {
  write: (step) => ("strokes" in step ? { type: step.type, ink: formatInkLine({ ink: step }) } : step),
  read(value) {
    if (isRecord(value)) {
      const { type, ink } = value;
      if ((type === "add" || type === "replace") && isText(ink)) {
        return { type, strokes: parseInkLine(ink, 1).ink.strokes };
      }
      if (type === "undo" || type === "redo" || type === "clear") return { type };
    }
    throw stored("a step of a drawing", value);
  },
};
