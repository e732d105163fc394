import { useEffect } from "preact/hooks";
import type { DrawEvent } from "./draw-state.ts";

/**
 * Ctrl or Cmd with Z undoes; with Shift and Z, or with Y, it redoes. E alone changes between pen and eraser, while the focus is at the
 * paper or its tools: what a person dictates elsewhere shall not. https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 *
 * @param shown the paper is seen; else the keys are for what lies in its place.
 */
export function useShortcuts(shown: boolean, dispatch: (event: DrawEvent) => void): void {
  useEffect(() => {
    if (!shown) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const type = shortcutOf(event);
      if (!type) return;
      event.preventDefault();
      dispatch({ type });
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [shown, dispatch]);
}

function shortcutOf(event: KeyboardEvent): "undo" | "redo" | "eraser" | undefined {
  const key = event.key.toLowerCase();
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" ? "redo" : undefined;
  }
  const atPaper = (event.target as Element).closest?.(".column-paper");
  return key === "e" && !event.repeat && atPaper ? "eraser" : undefined;
}
