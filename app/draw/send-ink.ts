import { brushWidth, paper } from "../../ink-canvas/paper.ts";
import type { Bounds } from "../../src/ink/stroke.ts";
import { digitShare } from "./dots.tsx";
import { isStill, travelTime } from "./motion.ts";

/**
 * Lets a copy of a digit's ink shrink into the picture that the network gets of it. Where that is out of sight, or the user asks for
 * pictures that stand still, nothing moves.
 *
 * @param ink the canvas of the whole paper.
 * @param bounds of the digit, in units of the paper.
 */
export function sendInk(ink: HTMLCanvasElement, bounds: Bounds, picture: Element): void {
  const from = ink.getBoundingClientRect();
  const to = picture.getBoundingClientRect();
  if (isStill() || from.width === 0 || to.bottom > innerHeight || to.top < 0) return;
  const left = bounds.x - brushWidth;
  const top = bounds.y - brushWidth;
  const width = bounds.width + 2 * brushWidth;
  const height = bounds.height + 2 * brushWidth;
  const pixels = ink.width / paper.width;
  const copy = document.createElement("canvas");
  copy.width = Math.ceil(width * pixels);
  copy.height = Math.ceil(height * pixels);
  copy.getContext("2d")!.drawImage(ink, -left * pixels, -top * pixels);
  copy.setAttribute("aria-hidden", "true");

  const unit = from.width / paper.width;
  const start = { x: from.left + left * unit, y: from.top + top * unit };
  copy.style.cssText = `position: fixed; left: ${start.x}px; top: ${start.y}px; width: ${width * unit}px; pointer-events: none; transform-origin: 0 0`;
  const scale = (digitShare * to.width) / (Math.max(width, height) * unit);
  const end = {
    x: to.left + (to.width - width * unit * scale) / 2 - start.x,
    y: to.top + (to.height - height * unit * scale) / 2 - start.y,
  };
  document.body.append(copy);
  const animation = copy.animate(
    [
      { transform: "none", opacity: 0.8 },
      { opacity: 0.8, offset: 0.7 },
      { transform: `translate(${end.x}px, ${end.y}px) scale(${scale})`, opacity: 0 },
    ],
    { duration: travelTime, easing: "ease-in-out" },
  );
  animation.onfinish = animation.oncancel = () => copy.remove();
}
