import { useLayoutEffect, useRef } from "preact/hooks";
import type { Drawing } from "../../ink-canvas/drawing.ts";
import { InkCanvas } from "../../ink-canvas/ink-canvas.ts";
import type { Stroke } from "../../src/ink/stroke.ts";
import { strings } from "../strings/en.ts";
import "../../ink-canvas/ink-canvas.css";

export interface PadProps {
  readonly drawing: Drawing;
  /** As the events of `InkCanvas`. */
  onGrow(strokes: readonly Stroke[]): void;
  onEnd(strokes: readonly Stroke[]): void;
  onDiscard(): void;
  announce(text: string): void;
}

/** The paper. */
export function Pad(props: PadProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const canvas = useRef<InkCanvas>(null);
  useLayoutEffect(() => {
    const inkCanvas = new InkCanvas(host.current!, strings.inkCanvas);
    inkCanvas.addEventListener("grow", ({ detail }) => latest.current.onGrow(detail));
    inkCanvas.addEventListener("end", ({ detail }) => latest.current.onEnd(detail));
    inkCanvas.addEventListener("discard", () => latest.current.onDiscard());
    inkCanvas.addEventListener("announce", ({ detail }) => latest.current.announce(detail));
    canvas.current = inkCanvas;
    return () => inkCanvas.remove();
  }, []);
  useLayoutEffect(() => canvas.current?.show(props.drawing.strokes), [props.drawing]);
  return <div class="pad" ref={host} />;
}
