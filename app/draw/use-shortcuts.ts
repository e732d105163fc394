import { useEffect } from "preact/hooks";
import type { DrawEvent } from "./draw-state.ts";

/** Ctrl or Cmd with Z undoes; with Shift and Z, or with Y, it redoes. */
export function useShortcuts(dispatch: (event: DrawEvent) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      dispatch({ type: key === "y" || event.shiftKey ? "redo" : "undo" });
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [dispatch]);
}
