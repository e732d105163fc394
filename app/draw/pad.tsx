import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Drawing } from "../../ink-canvas/drawing.ts";
import { InkCanvas } from "../../ink-canvas/ink-canvas.ts";
import type { FeatureProps } from "../feature.ts";
import { strings } from "../strings/strings.ts";
import type { DrawEvent } from "./draw-state.ts";
import "../../ink-canvas/ink-canvas.css";
import "./pad.css";

export interface PadProps extends Pick<FeatureProps, "announce"> {
  readonly drawing: Drawing;
  dispatch(event: DrawEvent): void;
  /** What lies on the ink. */
  readonly children: ComponentChildren;
}

/** The paper. */
export function Pad({ drawing, dispatch, announce, children }: PadProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<InkCanvas>(null);
  useLayoutEffect(() => {
    const inkCanvas = new InkCanvas(host.current!, strings.draw.inkCanvas);
    for (const type of ["grow", "end"] as const) {
      inkCanvas.addEventListener(type, ({ detail: strokes }) => dispatch({ type, strokes }));
    }
    inkCanvas.addEventListener("discard", () => dispatch({ type: "discard" }));
    inkCanvas.addEventListener("announce", ({ detail }) => announce(detail));
    canvas.current = inkCanvas;
    return () => inkCanvas.remove();
  }, [dispatch, announce]);
  useLayoutEffect(() => canvas.current?.show(drawing.strokes), [drawing]);
  useLayoutEffect(() => canvas.current?.setStrings(strings.draw.inkCanvas), [strings.draw.inkCanvas]);
  return (
    <div class="pad">
      <div class="pad-ink" ref={host} />
      {children}
    </div>
  );
}
