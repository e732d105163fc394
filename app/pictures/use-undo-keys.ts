import { useEffect, useRef } from "preact/hooks";

interface UndoKeys {
  undo(): void;
  redo(): void;
}

/** Ctrl or Cmd with Z undoes; with Shift and Z, or with Y, it redoes. In a text they do so for what was typed and is not taken over yet. */
export function useUndoKeys(isOn: boolean, keys: UndoKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, altKey, shiftKey } = event;
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || altKey || (key !== "z" && key !== "y")) return;
      if (target instanceof HTMLInputElement && target.type === "text" && target.value !== target.defaultValue) return;
      event.preventDefault();
      if (key === "y" || shiftKey) latest.current.redo();
      else latest.current.undo();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOn]);
}
