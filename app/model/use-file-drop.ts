import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { onIncomingFiles } from "../incoming-files.ts";

/** Takes files that are dropped anywhere on the page, or come to it from outside; says whether some are being dragged over it. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const latest = useRef(onFiles);
  latest.current = onFiles;
  const [dragging, setDragging] = useState(false);
  // As soon as the page is seen: what nobody takes opens in the page's place.
  useLayoutEffect(() => {
    const listening = new AbortController();
    const on = (type: "dragenter" | "dragover" | "dragleave" | "drop", handle: (event: DragEvent) => void) =>
      addEventListener(type, (event) => event.dataTransfer?.types.includes("Files") && handle(event), listening);
    // Entering an element comes before leaving the one around it.
    let depth = 0;
    const enter = (change: number) => {
      depth += change;
      setDragging(depth > 0);
    };
    on("dragenter", () => enter(1));
    on("dragleave", () => enter(-1));
    on("dragover", (event) => event.preventDefault());
    on("drop", (event) => {
      event.preventDefault();
      enter(-depth);
      latest.current([...event.dataTransfer!.files]);
    });
    onIncomingFiles((files) => latest.current(files), listening.signal);
    return () => listening.abort();
  }, []);
  return dragging;
}
