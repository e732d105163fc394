import type { Bounds } from "../../src/ink/stroke.ts";
import type { PictureReading, ReadGrid } from "../../src/recognizer/read-pixels.ts";
import type { Reading } from "../../src/recognizer/reading.ts";

/** How numbers stand in a picture, as their indices among all that were read. */
export interface Arranged {
  readonly grids: readonly { readonly bounds: Bounds; readonly rows: readonly (readonly (readonly number[])[])[] }[];
  /** Those that stand in no grid, by line. */
  readonly lines: readonly (readonly number[])[];
}

/** The accepted numbers, as their indices among all, by the lines of the text. */
export function linesOf({ text, numbers }: Reading): number[][] {
  const accepted = numbers.flatMap(({ accepted: isOne }, index) => (isOne ? [index] : []));
  return (text === "" ? [] : text.split("\n")).map((line) => accepted.splice(0, line.split(" ").length));
}

/** Which accepted number stands in which cell, and which on which line. */
export function arrange(reading: PictureReading): Arranged {
  const { numbers, grids } = reading;
  const lines = linesOf(reading);
  const accepted = lines.flat();
  const taken = new Set<number>();
  const arranged = grids.map((grid) => {
    const rows = cellsOf(
      grid,
      accepted.filter((index) => isIn(numbers[index]!.bounds, grid.bounds)),
      numbers,
    );
    for (const index of rows.flat(2)) taken.add(index);
    return { bounds: grid.bounds, rows };
  });
  const others = lines.map((line) => line.filter((index) => !taken.has(index)));
  return { grids: arranged, lines: others.filter(({ length }) => length > 0) };
}

/** A cell's text is those of its numbers, which come in the order of the cells. */
function cellsOf({ rows }: ReadGrid, inside: readonly number[], numbers: PictureReading["numbers"]): number[][][] {
  let at = 0;
  return rows.map((row) =>
    row.map((cell) => {
      const own: number[] = [];
      for (const text of cell === "" ? [] : cell.split(" ")) {
        const found = inside.findIndex((index, i) => i >= at && numbers[index]!.text === text);
        if (found < 0) continue;
        own.push(inside[found]!);
        at = found + 1;
      }
      return own;
    }),
  );
}

function isIn({ x, y, width, height }: Bounds, outer: Bounds): boolean {
  const [middle, centre] = [x + width / 2, y + height / 2];
  return middle > outer.x && middle < outer.x + outer.width && centre > outer.y && centre < outer.y + outer.height;
}
