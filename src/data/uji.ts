import { fault } from "../errors.ts";
import { maxCoordinate, type Point } from "../ink/stroke.ts";
import type { InkOnLine } from "./ink-on-line.ts";
import { labelOfText } from "./label-of-text.ts";

/** No character has as many strokes. */
const mostStrokes = 1000;

/**
 * Reads the text of UJI Pen Characters (Version 2), https://archive.ics.uci.edu/dataset/175: `WORD 7 trn_UJI_W01-01`, then
 * `NUMSTROKES 2`, then a line `POINTS 3 # x y x y x y` for each stroke; `//` begins a comment. y grows downward, a hundred to the
 * millimetre. The writer is `w01`.
 *
 * @param what names the text in messages.
 * @throws TenpenError naming the line, counted from 1.
 */
export function parseUji(text: string, what: string): InkOnLine[] {
  const drawings: InkOnLine[] = [];
  let strokes: Point[][] = [];
  /** How many strokes the character still has; null before they are told. */
  let missing: number | null = 0;
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.trim();
    const broken = (rule: string) => fault("data", what, `line ${i + 1}: ${rule}`, line);
    if (line === "" || line.startsWith("//")) continue;
    const word = /^WORD (\S+) \w*?_?(W\d+)-\d+$/.exec(line);
    const count = /^NUMSTROKES (\d+)$/.exec(line);
    if (missing === 0 && word) {
      strokes = [];
      missing = null;
      drawings.push({ ink: { strokes }, ...labelOfText(word[1]), line: i + 1, writer: word[2]!.toLowerCase() });
    } else if (missing === null && count) {
      missing = Number(count[1]);
      if (missing < 1 || missing > mostStrokes) throw broken(`strokes must be 1 to ${mostStrokes}`);
    } else if (missing && line.startsWith("POINTS ")) {
      strokes.push(readPoints(line, broken));
      missing--;
    } else {
      throw broken(
        `must be ${missing === 0 ? "WORD, a character, session" : missing === null ? "NUMSTROKES" : "POINTS"}`,
      );
    }
  }
  if (missing !== 0)
    throw fault("data", what, `line ${lines.length}: a character must have all of its strokes`, "the end");
  return drawings;
}

function readPoints(line: string, broken: (rule: string) => Error): Point[] {
  const [head = "", values = ""] = line.split("#");
  const numbers = values.trim().split(/\s+/).map(Number);
  const points: Point[] = [];
  for (let i = 0; i < numbers.length; i += 2) points.push({ x: numbers[i]!, y: numbers[i + 1] ?? Number.NaN });
  if (!points.every(({ x, y }) => Math.abs(x) <= maxCoordinate && Math.abs(y) <= maxCoordinate)) {
    throw broken("points must be pairs of numbers within ±1e9");
  }
  if (head.trim() !== `POINTS ${points.length}`) throw broken(`must tell of ${points.length} points`);
  return points;
}
