import { fault, isRecord, TenpenError, within } from "../errors.ts";
import { jsonFault } from "../json-fault.ts";
import { isLabel } from "./label.ts";
import { checkInk, type Ink, maxCoordinate, type Point, type Stroke } from "./stroke.ts";

/** A drawing and what it shows. */
export interface LabelledInk {
  /** What it is called by whoever made it. */
  readonly id?: string | number;
  readonly ink: Ink;
  /**
   * The digit, number or numbers that it shows, with a space between those of one line and a line break between lines; null when it
   * shows none, missing when nobody said.
   */
  readonly label?: string | null;
  /** Who drew it, so that a split can keep writers apart. */
  readonly writer?: string;
  /** What character it shows, where that is no digit: `Greek/character05`. */
  readonly char?: string;
}

/**
 * Reads a whole `.ink.jsonl` text: one drawing a line, blank lines are skipped.
 *
 * @throws TenpenError naming the line, counted from 1.
 */
export function parseInkLines(text: string): LabelledInk[] {
  const drawings: LabelledInk[] = [];
  let lineNumber = 0;
  for (const line of text.split("\n")) {
    lineNumber++;
    if (line.trim() !== "") drawings.push(parseInkLine(line, lineNumber));
  }
  return drawings;
}

/**
 * Reads one line: `{"label":"3","w":500,"h":500,"strokes":[[[x,y],[x,y,t],[x,y,t,pressure]],…]}`. Other keys are
 * allowed and ignored, but for `id` and `writer`, which are kept when they are strings or numbers, and `char`, when it is a string.
 *
 * @throws TenpenError naming the line: `line 7: must be JSON, got "NaN,3]]]}" at column 25`.
 */
export function parseInkLine(line: string, lineNumber: number): LabelledInk {
  const where = `line ${lineNumber}`;
  let value: unknown;
  try {
    value = JSON.parse(line.trim()); // trim also takes away a byte order mark
  } catch {
    throw new TenpenError("ink", where, "must be JSON", jsonFault(line));
  }
  if (!isRecord(value)) throw fault("ink", where, "must be an object with strokes", value);
  const { id, strokes, label, w, h, writer, char } = value;
  if (!Array.isArray(strokes)) throw fault("ink", where, "strokes must be a list of strokes", strokes);
  const ink: Ink = {
    strokes: strokes.map((stroke, s) => parseStroke(where, stroke, s)),
    ...(w === undefined ? {} : { width: size(where, "w", w) }),
    ...(h === undefined ? {} : { height: size(where, "h", h) }),
  };
  checkLine(where, ink);
  return {
    ...(typeof id === "string" || typeof id === "number" ? { id } : {}),
    ink,
    ...(label === undefined ? {} : { label: parseLabel(where, label) }),
    ...(typeof writer === "string" || typeof writer === "number" ? { writer: String(writer) } : {}),
    ...(typeof char === "string" ? { char } : {}),
  };
}

/**
 * The line, without a line break, that `parseInkLine` reads back as the same drawing. A pressure is written only where
 * there is a time too: the format has no place for it otherwise.
 *
 * @throws TenpenError when the ink or the label breaks a rule: what is written can be read.
 */
export function formatInkLine({ id, ink, label, writer, char }: LabelledInk): string {
  checkInk(ink);
  if (label !== undefined) parseLabel("ink", label);
  const strokes = ink.strokes.map((stroke) =>
    stroke.map(({ x, y, t, pressure }) => {
      if (t === undefined) return [x, y];
      return pressure === undefined ? [x, y, t] : [x, y, t, pressure];
    }),
  );
  return JSON.stringify({ id, label, writer, char, w: ink.width, h: ink.height, strokes });
}

function parseStroke(where: string, stroke: unknown, s: number): Stroke {
  if (!Array.isArray(stroke)) throw fault("ink", where, `stroke ${s} must be a list of points`, stroke);
  return stroke.map((point, p) => {
    if (!Array.isArray(point) || point.length < 2 || point.length > 4) {
      throw fault("ink", where, `stroke ${s}, point ${p} must be [x, y], [x, y, t] or [x, y, t, pressure]`, point);
    }
    // Written out: a spread for what is missing takes several times as long, and files have millions of points.
    if (point.length === 2) return { x: point[0], y: point[1] } as Point;
    if (point.length === 3) return { x: point[0], y: point[1], t: point[2] } as Point;
    return { x: point[0], y: point[1], t: point[2], pressure: point[3] } as Point;
  });
}

/** The rules for coordinates are `checkInk`'s; here they only learn on which line they were broken. */
function checkLine(where: string, ink: Ink): void {
  try {
    checkInk(ink);
  } catch (error) {
    throw within(where, error);
  }
}

/** A label as JSON has it: a digit may be a number. @throws TenpenError for what is none. */
export function parseLabel(where: string, label: unknown): string | null {
  if (label === null) return null;
  if (typeof label === "number" && Number.isInteger(label) && label >= 0 && label <= 9) return String(label);
  if (typeof label === "string" && isLabel(label)) return label;
  throw fault(
    "ink",
    where,
    "label must be a number as a text, several with spaces or line breaks between them, 0…9 or null",
    label,
  );
}

function size(where: string, key: "w" | "h", value: unknown): number {
  if (typeof value === "number" && value > 0 && value <= maxCoordinate) return value;
  throw fault("ink", where, `${key} must be above 0 and at most 1e9`, value);
}
