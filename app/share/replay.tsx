import { useEffect, useRef, useState } from "preact/hooks";
import { brushWidth, paper } from "../../ink-canvas/paper.ts";
import type { Fault } from "../../src/errors.ts";
import { parseInkLink } from "../../src/ink/link.ts";
import type { Ink } from "../../src/ink/stroke.ts";
import { svgPath } from "../../src/ink/svg.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import { timesOf } from "./times-of.ts";

export interface ReplayProps {
  /** Of the link. */
  readonly text: string;
  onDone(ink: Ink): void;
  onDamaged(fault: Fault): void;
}

/** The drawing of a link writes itself in the rhythm in which it was written, until someone presses anything. */
export function Replay({ text, onDone, onDamaged }: ReplayProps) {
  const picture = useRef<SVGSVGElement>(null);
  const [ink] = useState(() => {
    try {
      return parseInkLink(text);
    } catch (error) {
      return faultOf(error);
    }
  });
  useEffect(() => {
    if (!("strokes" in ink)) return onDamaged(ink);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return onDone(ink);
    const listening = new AbortController();
    const end = () => {
      if (listening.signal.aborted) return;
      listening.abort();
      onDone(ink);
    };
    const writing = [...picture.current!.querySelectorAll("path")].map((path, i) => {
      const { start, duration } = timesOf(ink)[i]!;
      const frames = [
        { strokeDashoffset: 1, visibility: "visible" },
        { strokeDashoffset: 0, visibility: "visible" },
      ];
      return path.animate(frames, { delay: start, duration, fill: "forwards" }).finished;
    });
    // Whoever presses something wants to go on: first what is there, then what they press.
    for (const type of ["pointerdown", "keydown"]) {
      addEventListener(type, end, { capture: true, signal: listening.signal });
    }
    Promise.all(writing).then(end, () => {});
    return () => listening.abort();
  }, []);
  if (!("strokes" in ink)) return null;
  const { width = paper.width, height = paper.height } = ink;
  return (
    <svg class="replay" viewBox={`0 0 ${width} ${height}`} ref={picture} aria-hidden="true">
      {ink.strokes.map((stroke, i) => (
        <path
          key={i}
          d={svgPath(stroke)}
          pathLength={1}
          visibility="hidden"
          stroke-dasharray="1 1"
          stroke-dashoffset={1}
          stroke-width={(brushWidth * width) / paper.width}
        />
      ))}
    </svg>
  );
}
