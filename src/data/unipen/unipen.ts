import { fault } from "../../errors.ts";
import type { InkOnLine } from "../ink-on-line.ts";
import { labelOfText } from "../label-of-text.ts";
import { strokesOf } from "./delineation.ts";
import { type Include, readUnipenText, type Segment, type UnipenText, type WrittenComponent } from "./unipen-text.ts";

export interface UnipenSet {
  readonly drawings: InkOnLine[];
  /** How many segments have no ink here, since files are missing that the text includes; and which are. */
  readonly leftOut: number;
  readonly missing: readonly string[];
}

/**
 * Reads UNIPEN 1.0, http://hwr.nici.kun.nl/unipen/unipen.def: what each `.SEGMENT level components quality "label"` means, as a
 * drawing. The ink is in the text or in files that it includes; the components of all are counted together, pen up or down, but
 * for those that have no points. There y grows upward; it is turned to grow downward, from `.Y_DIM` or 0 as its top.
 *
 * A number is the label of the drawing. Other texts are its `char`: with a null label, or without one where the
 * text has digits as well, as `4:45`. The writer is the first folder of the included file, which is the contributor, and the `.WRITER_ID`.
 *
 * The UCI set Pen-Based Recognition of Handwritten Digits has segments that are DIGITs, in a box of 500, with their writer in a
 * `.COMMENT label writer sample` of three numbers.
 *
 * Other keywords say nothing about the strokes and are skipped.
 *
 * @param what names the text in messages.
 * @param include gives the text of an included file, by its name as it is written. Where it gives null, what needs the file is left out.
 * @throws TenpenError naming the line, counted from 1.
 */
export function parseUnipen(text: string, what: string, include: Include = () => null): UnipenSet {
  const read = readUnipenText(text, what, include);
  checkParts(what, read);
  // Which component is which cannot be known behind ink that is missing; documentation and lexica hold none.
  const isInkMissing = read.missing.some((name) => !/\.(doc|lex)$/i.test(name));
  const drawings = isInkMissing ? [] : read.segments.map((segment) => toDrawing(what, segment, read));
  return { drawings, leftOut: isInkMissing ? read.segments.length : 0, missing: read.missing };
}

/** Segments may name the same components, but not without end. */
const mostParts = 1e7;

function checkParts(what: string, { segments, components }: UnipenText): void {
  let parts = 0;
  for (const { spans } of segments) {
    for (const { first, last } of spans) parts += Math.min(last - first + 1, components.length);
  }
  if (parts > mostParts) throw fault("limit", what, `segments must have at most ${mostParts} components in all`, parts);
}

function toDrawing(what: string, segment: Segment, { components, width, height }: UnipenText): InkOnLine {
  const { label, level, line, spans } = segment;
  // Other segments are parts of a page, whose size says nothing of theirs.
  const size = level === "DIGIT" ? { width, height } : {};
  const strokes = strokesOf(
    `${what}: line ${line}: ${label === undefined ? "a segment" : `"${label}"`}`,
    spans,
    components,
  );
  const writer = segment.writer ?? writerOf(components[spans[0]!.first]!);
  return {
    ink: { strokes, ...size },
    ...labelOfText(label),
    line,
    ...(writer === undefined ? {} : { writer }),
  };
}

function writerOf({ writer, include }: WrittenComponent): string | undefined {
  const contributor = include?.includes("/") ? include.split("/")[0] : undefined;
  return contributor === undefined ? writer : writer === undefined ? contributor : `${contributor}/${writer}`;
}
