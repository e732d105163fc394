import { useEffect, useRef, useState } from "preact/hooks";
import { onIncomingFiles } from "../incoming-files.ts";

/** Takes files that are dropped anywhere on the page, or come to it from outside; says whether one is being dragged over it. */
export function useFileDrop(onFile: (file: File) => void): boolean {
  const latest = useRef(onFile);
  latest.current = onFile;
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
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
      for (const file of event.dataTransfer!.files) latest.current(file);
    });
    onIncomingFiles((files) => {
      for (const file of files) latest.current(file);
    }, listening.signal);
    return () => listening.abort();
  }, []);
  return dragging;
}
