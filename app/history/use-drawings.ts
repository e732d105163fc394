import { useEffect, useRef, useState } from "preact/hooks";
import { store } from "../store/browser-store.ts";
import type { KeptDrawing } from "../store/rooms/kept-drawing.ts";
import type { Entry } from "../store/shelf.ts";

export interface Drawings {
  /** The last ones, the last first. */
  readonly entries: readonly Entry<KeptDrawing>[];
  /** There are more. */
  readonly more: boolean;
}

/** So many of the last drawings, as they change here and in other tabs; undefined until they are known. */
export function useDrawings(count: number): Drawings | undefined {
  const [drawings, setDrawings] = useState<Drawings>();
  const asked = useRef(0);
  useEffect(() => {
    const load = async () => {
      const question = ++asked.current;
      const entries = await store.page("drawings", { count: count + 1 });
      // Of two that are on their way the later is right.
      if (asked.current === question) setDrawings({ entries: entries.slice(0, count), more: entries.length > count });
    };
    void load();
    return store.watch("drawings", () => void load());
  }, [count]);
  return drawings;
}
