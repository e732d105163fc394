import type { Point } from "../src/ink/stroke.ts";
import { toPaper } from "./paper.ts";
import { type PenEvent, penUp, stepPen } from "./pen.ts";

/** Where the pen's ink goes. */
export interface PenTarget {
  begin(point: Point): void;
  extend(point: Point): void;
  end(): void;
  discard(): void;
}

/** Lets mouse, finger and stylus draw on the canvas. Until `signal` is aborted. */
export function attachPointerPen(canvas: HTMLCanvasElement, target: PenTarget, signal: AbortSignal): void {
  let pen = penUp;

  const take = (event: PenEvent) => {
    const [next, act] = stepPen(pen, event);
    pen = next;
    return act;
  };

  const onPointer = (event: PointerEvent) => {
    const act = take(event as PointerEvent & PenEvent);
    if (act === "ignore") return;
    const rect = canvas.getBoundingClientRect();
    const at = ({ clientX, clientY }: PointerEvent) => toPaper(clientX, clientY, rect);
    if (act === "begin" || act === "replace") {
      if (act === "replace") target.discard();
      capture(canvas, event.pointerId);
      target.begin(at(event));
    } else if (act === "extend") {
      for (const sample of samples(event)) target.extend(at(sample));
    } else {
      // Only a pointerup says where the pen was lifted: a pointercancel may carry zeros.
      if (event.type === "pointerup") target.extend(at(event));
      target.end();
    }
  };
  for (const type of ["pointerdown", "lostpointercapture"] as const) {
    canvas.addEventListener(type, onPointer, { signal });
  }
  // A click of another button takes the capture away, and Chromium gives it back to nobody while the first is held.
  for (const type of ["pointermove", "pointerup", "pointercancel"] as const) {
    window.addEventListener(type, onPointer, { signal });
  }

  const onGone = () => {
    if (take({ type: "blur" }) === "end") target.end();
  };
  window.addEventListener("blur", onGone, { signal });
  document.addEventListener("visibilitychange", onGone, { signal });
  // Without this Chromium takes a stroke for a gesture too, and gives no click to a button that is tapped within about
  // a fifth of a second after it. https://www.w3.org/TR/touch-events/#mouse-events
  canvas.addEventListener("touchstart", (event) => event.preventDefault(), { signal, passive: false });
  // A long press must not open a menu over the stroke.
  canvas.addEventListener("contextmenu", (event) => pen.down && event.preventDefault(), { signal });
}

/** Every sample since the last event; browsers may return an empty list, and Safari before 18.2 has none. */
function samples(event: PointerEvent): PointerEvent[] {
  const coalesced = event.getCoalescedEvents?.() ?? [];
  return coalesced.length > 0 ? coalesced : [event];
}

function capture(canvas: HTMLCanvasElement, pointerId: number): void {
  try {
    canvas.setPointerCapture(pointerId);
  } catch {
    // The pointer is gone already, or a script made the event: the stroke is drawn without capture.
    // https://w3c.github.io/pointerevents/#setting-pointer-capture
  }
}
