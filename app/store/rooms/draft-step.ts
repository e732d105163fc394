import type { DrawingStep } from "../../../ink-canvas/snapshot.ts";
import { isRecord } from "../../../src/errors.ts";
import { formatInkLine, parseInkLine } from "../../../src/ink/jsonl.ts";
import { isText, type Room, stored } from "../room.ts";

/**
 * A step that led to the drawing on the paper, as it is now with all that can be undone and redone: to write one down costs what it
 * adds, however much is there. Keys count them, in a row for each tab.
 */
export const draft: Room<DrawingStep> = {
  write(step) {
    if (typeof step === "string") return step;
    const { erased, added } = step;
    return { ...(erased && { erased }), ...(added && { ink: formatInkLine({ ink: { strokes: added } }) }) };
  },
  read(value) {
    if (value === "undo" || value === "redo") return value;
    if (isRecord(value)) {
      const { erased, ink } = value;
      const known =
        erased === undefined || erased === "all" || (Array.isArray(erased) && erased.every(Number.isInteger));
      if (known && (ink === undefined || isText(ink))) {
        return {
          ...(erased && { erased }),
          ...(ink !== undefined && { added: parseInkLine(ink, 1).ink.strokes }),
        } as DrawingStep;
      }
    }
    throw stored("a step of a drawing", value);
  },
};
