import type { Point } from "../src/ink/stroke.ts";
import { isArrow, moveCursor, startCursor } from "./cursor.ts";
import type { PenTarget } from "./pointer-pen.ts";

/** Where the keyboard's pen is, whether it draws, and whether it is to be seen. */
export interface KeyboardCursor {
  readonly at: Point;
  readonly down: boolean;
  readonly shown: boolean;
}

/** What the keyboard's pen needs to know and to tell. */
export interface KeyboardPenHost extends PenTarget {
  /** Whether a line is being drawn, with whatever pen. */
  isDrawing(): boolean;
  /** The cursor may have changed. */
  onCursor(cursor: KeyboardCursor): void;
  /** What was done by a key. */
  onAct(act: "penDown" | "penUp" | "dropped", at: Point): void;
}

/** A pen that arrow keys move over a grid, while the canvas has the focus. Until `signal` is aborted. */
export function attachKeyboardPen(canvas: HTMLCanvasElement, host: KeyboardPenHost, signal: AbortSignal): void {
  let at = startCursor;
  let down = false;
  let shown = false;
  const held = new Set<string>();
  // A pointer may have ended the keyboard's line.
  const drawing = () => down && host.isDrawing();
  const show = (next: boolean) => {
    shown = next;
    host.onCursor({ at, down: drawing(), shown });
  };

  const move = (key: string, fine: boolean) => {
    held.add(key);
    at = moveCursor(at, held, fine);
    if (drawing()) host.extend(at);
  };
  const toggle = (key: string) => {
    if (drawing()) {
      down = false;
      if (key === "Escape") host.discard();
      else host.end();
      host.onAct(key === "Escape" ? "dropped" : "penUp", at);
    } else if (key !== "Escape" && !host.isDrawing()) {
      down = true;
      host.begin(at);
      host.onAct("penDown", at);
    }
  };

  const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    canvas.addEventListener(type, listener, { signal });
  on("keydown", (event) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = isArrow(key);
    if (!moves && ![" ", "Enter", "Escape"].includes(key)) return;
    event.preventDefault();
    if (moves) move(key, event.shiftKey);
    else if (!event.repeat) toggle(key);
    show(true);
  });
  on("keyup", ({ key }) => held.delete(key));
  on("focus", () => show(canvas.matches(":focus-visible")));
  on("blur", () => {
    held.clear();
    if (drawing()) host.end();
    down = false;
    show(false);
  });
  on("pointerdown", () => {
    down = false;
    show(false);
  });
}
