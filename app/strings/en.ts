import type { InkCanvasStrings } from "../../ink-canvas/ink-canvas.ts";

const inkCanvas: InkCanvasStrings = {
  name: "Write a number",
  instead: "Write a number here with a mouse, a finger, a stylus or the keyboard.",
  keys: "Arrows move, Space draws and lifts, Esc drops the line",
  penUp: "Pen up",
  dropped: "Line dropped",
  penDown: (column, row, cells) => `Pen down, column ${column}, row ${row} of ${cells}`,
};

/** Every text of the page. */
export const strings = { inkCanvas };
