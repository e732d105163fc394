import { useLayoutEffect, useRef } from "preact/hooks";
import { paper } from "../../ink-canvas/paper.ts";
import { watchLook } from "../../ink-canvas/watch-look.ts";
import type { Bounds } from "../../src/ink/stroke.ts";
import type { View } from "../reader.ts";
import { paintView } from "../reading/paint-view.ts";
import { isStill, travelTime } from "./motion.ts";
import "./dots.css";

/** Of the side of its picture, what a digit takes at most: 20 of 28 dots. */
export const digitShare = 20 / 28;

/** The paper turned into the dots that the network saw of a digit, which come out of its ink. Only to be seen. */
export function Dots({ view, bounds }: { readonly view: View; readonly bounds: Bounds }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const paint = () => {
      const { color } = getComputedStyle(canvas.current!);
      const [red = 0, green = 0, blue = 0] = color.match(/\d+/g)!.map(Number);
      paintView(canvas.current!, view, [red, green, blue]);
    };
    paint();
    const shown = new AbortController();
    watchLook(canvas.current!, paint, shown.signal);
    return () => shown.abort();
  }, [view]);
  useLayoutEffect(() => {
    if (isStill()) return;
    const { width, height } = canvas.current!.getBoundingClientRect();
    const unit = height / paper.height;
    const scale = (Math.max(bounds.width, bounds.height, 1) * unit) / (digitShare * height);
    const x = (bounds.x + bounds.width / 2 - paper.width / 2) * unit;
    const y = (bounds.y + bounds.height / 2 - paper.height / 2) * unit;
    const from = `translate(${x}px, ${y}px) scale(${Math.min(scale, (2 * width) / height)})`;
    canvas.current!.animate(
      { transform: [from, "none"], opacity: [0.2, 1] },
      { duration: travelTime, easing: "ease-out" },
    );
  }, [view, bounds]);
  return (
    <div class="dots" aria-hidden="true" style={{ "--dots": view.size }}>
      <canvas ref={canvas} width={view.size} height={view.size} />
    </div>
  );
}
