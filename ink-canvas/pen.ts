/** The pen is up, or it is down in the shape of one pointer. */
export interface Pen {
  readonly down: { readonly pointerId: number; readonly pointerType: string } | undefined;
  /** When a stylus was last seen, down or hovering, in milliseconds of `Event.timeStamp`. */
  readonly stylusSeen: number;
  /** The fingers, and whatever else touches, that are on the canvas. */
  readonly touches: ReadonlySet<number>;
}

/** A `PointerEvent` will do, and so will a window that lost the focus. */
export type PenEvent =
  | { readonly type: "blur" }
  | {
      readonly type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel" | "lostpointercapture";
      readonly pointerId: number;
      readonly pointerType: string;
      readonly isPrimary: boolean;
      readonly button: number;
      readonly buttons: number;
      readonly timeStamp: number;
    };

type PointerPenEvent = Exclude<PenEvent, { type: "blur" }>;

/**
 * What happens to the ink. `replace`: the stroke was a palm's; take it back and begin the stylus's. `discard`: it was the first finger
 * of several; take it back, unless it has clearly written.
 */
export type PenAct = "begin" | "extend" | "end" | "replace" | "discard" | "ignore";

export const penUp: Pen = { down: undefined, stylusSeen: Number.NEGATIVE_INFINITY, touches: new Set() };

/** A hand that rests after the last stroke comes this much later than the stylus. */
const palmTime = 800;

/** Of a stylus, by `PointerEvent.buttons`: its barrel button, and its other end. https://w3c.github.io/pointerevents/#the-buttons-property */
const barrel = 2;
const otherEnd = 32;

/** Whether a stylus that is put down so is its eraser. */
export function isEraserEnd({ pointerType, buttons }: Pick<PointerPenEvent, "pointerType" | "buttons">): boolean {
  return pointerType === "pen" && (buttons & (barrel | otherEnd)) !== 0;
}

/** One step of the pen: its next state, and what happens to the ink. With `penOnly` no finger draws. */
export function stepPen(pen: Pen, event: PenEvent, { penOnly = false } = {}): [Pen, PenAct] {
  if (event.type === "blur") return [{ ...pen, down: undefined, touches: new Set() }, pen.down ? "end" : "ignore"];
  const next = seen(pen, event);
  if (event.type === "pointerdown") return press(next, event, penOnly);
  if (event.pointerId !== pen.down?.pointerId) return [next, "ignore"];
  // Another button that is clicked meanwhile takes the capture away, not the pen. What was pressed first may be any of a stylus's.
  const isDown = event.pointerType === "pen" ? event.buttons !== 0 : (event.buttons & 1) !== 0;
  if (event.type === "lostpointercapture" && event.pointerType !== "touch" && isDown) return [next, "ignore"];
  // A mouse that moves without its button was released over something else, such as a system dialog.
  const released = event.pointerType === "mouse" && !isDown;
  return event.type === "pointermove" && !released ? [next, "extend"] : [lift(next), "end"];
}

function press(pen: Pen, event: PointerPenEvent, penOnly: boolean): [Pen, PenAct] {
  const { pointerId, pointerType, button, timeStamp } = event;
  const down = { pointerId, pointerType };
  if (pointerType === "touch") {
    if (pen.down?.pointerType === "touch") return [lift(pen), "discard"];
    const isPalm = penOnly || pen.down !== undefined || timeStamp - pen.stylusSeen < palmTime;
    return isPalm || pen.touches.size > 1 ? [pen, "ignore"] : [{ ...pen, down }, "begin"];
  }
  if (button !== 0 && !isEraserEnd(event)) return [pen, "ignore"];
  if (pen.down) {
    const palmFirst = pen.down.pointerType === "touch" && pointerType === "pen";
    return palmFirst ? [{ ...pen, down }, "replace"] : [pen, "ignore"];
  }
  return [{ ...pen, down }, "begin"];
}

/** What there is to know of who is near, whatever comes of it. */
function seen(pen: Pen, { type, pointerId, pointerType, isPrimary, timeStamp }: PointerPenEvent): Pen {
  if (pointerType === "pen") return { ...pen, stylusSeen: timeStamp };
  if (pointerType !== "touch" || type === "pointermove" || type === "lostpointercapture") return pen;
  // Where the end of one was missed: the first of several has no other beside it.
  const touches = new Set(type === "pointerdown" && isPrimary ? [] : pen.touches);
  if (type === "pointerdown") touches.add(pointerId);
  else touches.delete(pointerId);
  return { ...pen, touches };
}

function lift(pen: Pen): Pen {
  return { ...pen, down: undefined };
}
