import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { InkCanvas } from "../../ink-canvas/ink-canvas.ts";
import type { FeatureProps } from "../feature.ts";
import { strings } from "../strings/strings.ts";
import type { DrawEvent, DrawState } from "./draw-state.ts";
import "../../ink-canvas/ink-canvas.css";
import "./pad.css";

export interface PadProps extends Pick<FeatureProps, "announce"> {
  readonly state: Pick<DrawState, "drawing" | "erasing" | "penOnly">;
  dispatch(event: DrawEvent): void;
  /** What lies on the ink. */
  readonly children: ComponentChildren;
}

/** The paper. */
export function Pad({ state: { drawing, erasing, penOnly = false }, dispatch, announce, children }: PadProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<InkCanvas>(null);
  useLayoutEffect(() => {
    const inkCanvas = new InkCanvas(host.current!, strings.draw.inkCanvas);
    for (const type of ["grow", "end", "erase"] as const) {
      inkCanvas.addEventListener(type, ({ detail: strokes }) => dispatch({ type, strokes }));
    }
    for (const type of ["discard", "stylus"] as const) inkCanvas.addEventListener(type, () => dispatch({ type }));
    inkCanvas.addEventListener("announce", ({ detail }) => announce(detail));
    canvas.current = inkCanvas;
    return () => inkCanvas.remove();
  }, [dispatch, announce]);
  useLayoutEffect(() => canvas.current?.show(drawing.strokes), [drawing]);
  useLayoutEffect(() => canvas.current?.setStrings(strings.draw.inkCanvas), [strings.draw.inkCanvas]);
  useLayoutEffect(() => void Object.assign(canvas.current!, { erasing, penOnly }), [erasing, penOnly]);
  return (
    <div class="pad" dir="ltr">
      <div class="pad-ink" ref={host} />
      {children}
    </div>
  );
}
