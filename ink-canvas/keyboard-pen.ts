import type { Point } from "../src/ink/stroke.ts";
import { isArrow, moveCursor, startCursor } from "./cursor.ts";
import type { PenTarget } from "./pointer-pen.ts";
import { rounded } from "./rounded.ts";

/** Where the keyboard's pen is, whether it draws, and whether it is to be seen. */
export interface KeyboardCursor {
  readonly at: Point;
  readonly down: boolean;
  readonly shown: boolean;
}

/** What was done by a key. `stopped`: the cursor is at the edge, and an arrow leads beyond it. */
export type KeyboardAct = "moved" | "stopped" | "penDown" | "penUp" | "dropped" | "erased" | "nothingErased";

/** What the keyboard's pen needs to know and to tell. */
export interface KeyboardPenHost extends PenTarget {
  /** All of the line since it began, in place of what it was: a corner is rounded once the line goes on behind it. */
  trace(way: readonly Point[]): void;
  /** Whether a line is being drawn, with whatever pen. */
  isDrawing(): boolean;
  isErasing(): boolean;
  /** Erases what is under the cursor. Returns whether there was anything. */
  erase(at: Point): boolean;
  /** The cursor may have changed. */
  onCursor(cursor: KeyboardCursor): void;
  onAct(act: KeyboardAct, at: Point): void;
}

/** A pen, or an eraser, that arrow keys move over a grid while the canvas has the focus. Until `signal` is aborted. */
export function attachKeyboardPen(canvas: HTMLCanvasElement, host: KeyboardPenHost, signal: AbortSignal): void {
  let at = startCursor;
  let down = false;
  let shown = false;
  let way: Point[] = [];
  const held = new Set<string>();
  // A pointer may have ended the keyboard's line.
  const drawing = () => down && host.isDrawing();
  const show = (next: boolean) => {
    shown = next;
    host.onCursor({ at, down: drawing(), shown });
  };

  const move = (key: string, fine: boolean) => {
    held.add(key);
    const before = at;
    at = moveCursor(at, held, fine);
    const stays = at.x === before.x && at.y === before.y;
    host.onAct(stays ? "stopped" : "moved", at);
    if (stays || !drawing()) return;
    way.push(at);
    host.trace(rounded(way));
  };
  const toggle = (key: string) => {
    if (drawing()) {
      down = false;
      if (key === "Escape") host.discard();
      else host.end();
      host.onAct(key === "Escape" ? "dropped" : "penUp", at);
    } else if (key !== "Escape" && !host.isDrawing()) {
      press();
    }
  };
  const press = () => {
    if (host.isErasing()) {
      host.onAct(host.erase(at) ? "erased" : "nothingErased", at);
      return;
    }
    down = true;
    way = [at];
    host.begin(at);
    host.onAct("penDown", at);
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
