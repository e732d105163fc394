import { fault } from "../errors.ts";
import type { LabelledInk } from "../ink/jsonl.ts";
import { maxCoordinate, type Point } from "../ink/stroke.ts";

interface Segment {
  readonly label: string;
  readonly line: number;
  readonly strokes: Point[][];
  writer?: string;
}

/** A drawing and the line of its text, counted from 1, with which it begins. */
export interface InkOnLine extends LabelledInk {
  readonly line: number;
}

// The box of the set Pen-Based Recognition of Handwritten Digits, which does not declare it.
const defaultBox = 500;

/**
 * Reads digits from UNIPEN text, as the UCI set Pen-Based Recognition of Handwritten Digits has them: each
 * `.SEGMENT DIGIT n ? "8"` is followed by its strokes, points between `.PEN_DOWN` and `.PEN_UP`. The writer is taken
 * from a `.COMMENT label writer sample` of three numbers. There y grows upward; it is turned to grow downward, from
 * `.Y_DIM` or 500 as its top.
 *
 * UNIPEN 1.0 is larger: http://hwr.nici.kun.nl/unipen/unipen.def. Keywords that say nothing about the strokes are
 * skipped, and so are points with the pen up.
 *
 * @param what names the text in messages.
 * @throws TenpenError naming the line, counted from 1.
 */
export function parseUnipen(text: string, what: string): InkOnLine[] {
  const segments: Segment[] = [];
  let stroke: Point[] | null = null;
  let width = defaultBox;
  let height = defaultBox;
  const broken = (line: number, rule: string, got: string) => fault("data", what, `line ${line}: ${rule}`, got);

  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.trim();
    const number = i + 1;
    if (line === "") continue;
    if (!line.startsWith(".")) {
      if (stroke === null) continue; // a movement above the paper, or text that belongs to a keyword
      const [x = Number.NaN, upward = Number.NaN] = line.split(/\s+/).map(Number);
      const y = height - upward;
      if (!(Math.abs(x) <= maxCoordinate && Math.abs(y) <= maxCoordinate)) {
        throw broken(number, "a point must be two numbers, x and .Y_DIM − y within ±1e9", line);
      }
      stroke.push({ x, y });
      continue;
    }
    const [keyword, ...values] = line.split(/\s+/);
    const segment = segments.at(-1);
    if (stroke !== null && keyword !== ".PEN_UP") throw broken(number, "a stroke must end with .PEN_UP", line);
    switch (keyword) {
      case ".SEGMENT": {
        const label = /^\.SEGMENT\s+DIGIT\s.*"([0-9]+)"$/.exec(line)?.[1];
        if (label === undefined) throw broken(number, 'must be .SEGMENT DIGIT with a label as "8"', line);
        segments.push({ label, line: number, strokes: [] });
        break;
      }
      case ".COMMENT":
        if (segment !== undefined && isSource(values, segment.label)) {
          segment.writer = values[1]!;
        }
        break;
      case ".PEN_DOWN":
        if (segment === undefined) throw broken(number, "a .SEGMENT must come first", line);
        stroke = [];
        segment.strokes.push(stroke);
        break;
      case ".PEN_UP":
        if (stroke === null) throw broken(number, "a .PEN_DOWN must come first", line);
        if (stroke.length === 0) throw broken(number, "a stroke must have a point", line);
        stroke = null;
        break;
      case ".COORD":
        if (values[0] !== "X" || values[1] !== "Y") throw broken(number, "coordinates must begin with X Y", line);
        break;
      case ".X_DIM":
      case ".Y_DIM": {
        const size = values.length === 1 ? Number(values[0]) : Number.NaN;
        if (!(size > 0 && size <= maxCoordinate)) throw broken(number, `${keyword} must be a number above 0`, line);
        if (segment !== undefined) throw broken(number, `${keyword} must come before the first .SEGMENT`, line);
        if (keyword === ".X_DIM") width = size;
        else height = size;
      }
    }
  }
  if (stroke !== null) throw broken(lines.length, "a stroke must end with .PEN_UP", "the end");
  return segments.map(({ label, line, strokes, writer }) => {
    if (strokes.length === 0) throw broken(line, "a segment must be followed by its strokes", `"${label}"`);
    return {
      ink: { strokes, width, height },
      label,
      line,
      ...(writer === undefined ? {} : { writer }),
    };
  });
}

/** Whether a comment is `label writer sample`, as the set has it before each drawing. */
function isSource(comment: readonly string[], label: string): boolean {
  return comment.length === 3 && comment[0] === label && comment.every((value) => /^[0-9]+$/.test(value));
}
