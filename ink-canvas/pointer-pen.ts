import type { Point } from "../src/ink/stroke.ts";
import { type PaperRect, paper, toPaper } from "./paper.ts";
import { isEraserEnd, type PenEvent, penUp, stepPen } from "./pen.ts";

/**
 * A line of a finger that is longer than this, in units of the paper, was writing: it is kept when a second finger comes. The first of
 * a pinch gets less far.
 */
const writingLength = paper.width / 10;

/** Where the pen's ink goes. */
export interface PenTarget {
  begin(point: Point): void;
  extend(point: Point): void;
  end(): void;
  discard(): void;
}

/** What the pen needs to know and to tell. */
export interface PointerPenHost {
  /** What a pen does that is put down now; `isEraserEnd` when it is a stylus with the other end, or with its button held. */
  targetOf(isEraserEnd: boolean): PenTarget;
  /** Fingers draw nothing: they scroll. */
  penOnly(): boolean;
  /** There is a stylus: it is over the canvas, or on it. */
  onStylus(): void;
}

/** Lets mouse, finger and stylus draw on the canvas. Until `signal` is aborted. */
export function attachPointerPen(canvas: HTMLCanvasElement, host: PointerPenHost, signal: AbortSignal): void {
  let pen = penUp;
  let target = host.targetOf(false);
  // Of the line that is being drawn: where it ends, and how long it is.
  let last: Point = { x: 0, y: 0 };
  let length = 0;

  const take = (event: PenEvent) => {
    const [next, act] = stepPen(pen, event, { penOnly: host.penOnly() });
    pen = next;
    return act;
  };

  const onPointer = (event: PointerEvent) => {
    if (event.pointerType === "pen" && event.target === canvas) host.onStylus();
    const act = take(event as PointerEvent & PenEvent);
    if (act === "ignore") return;
    const rect = canvas.getBoundingClientRect();
    if (act === "begin" || act === "replace") {
      if (act === "replace") target.discard();
      target = host.targetOf(isEraserEnd(event));
      capture(canvas, event.pointerId);
      last = pointOf(event, rect);
      length = 0;
      target.begin(last);
    } else if (act === "extend") {
      for (const sample of samples(event)) {
        const point = pointOf(sample, rect);
        length += Math.hypot(point.x - last.x, point.y - last.y);
        last = point;
        target.extend(point);
      }
    } else if (act === "discard" && length <= writingLength) {
      target.discard();
    } else {
      // Only a pointerup says where the pen was lifted: a pointercancel may carry zeros.
      if (event.type === "pointerup") target.extend(liftedAt(event, rect));
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
  // Without this Chromium takes a stroke for a gesture too, and gives no click to a button that is tapped within about a fifth of a
  // second after it. Not at touchstart: then no second finger can pinch. https://www.w3.org/TR/touch-events/#the-touchmove-event
  const onTouchMove = (event: TouchEvent) => {
    if (pen.down && event.touches.length === 1 && event.cancelable) event.preventDefault();
  };
  canvas.addEventListener("touchmove", onTouchMove, { signal, passive: false });
  // A long press must not open a menu over the stroke.
  canvas.addEventListener("contextmenu", (event) => pen.down && event.preventDefault(), { signal });
}

function pointOf({ clientX, clientY, timeStamp, pointerType, pressure }: PointerEvent, rect: PaperRect): Point {
  const point = { ...toPaper(clientX, clientY, rect), t: Math.round(timeStamp) };
  // Of a mouse and of most fingers it says nothing. https://w3c.github.io/pointerevents/#dom-pointerevent-pressure
  return pointerType === "pen" ? { ...point, pressure: Math.round(pressure * 100) / 100 } : point;
}

/** A stylus that is lifted presses no more, which says nothing of its line. */
function liftedAt(event: PointerEvent, rect: PaperRect): Point {
  const { x, y, t } = pointOf(event, rect);
  return { x, y, t: t! };
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
