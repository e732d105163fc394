/** The pen is up, or it is down in the shape of one pointer. */
export interface Pen {
  readonly down: { readonly pointerId: number; readonly pointerType: string } | undefined;
  /** When a stylus was last seen, down or hovering, in milliseconds of `Event.timeStamp`. */
  readonly stylusSeen: number;
}

/** A `PointerEvent` will do, and so will a window that lost the focus. */
export type PenEvent =
  | { readonly type: "blur" }
  | {
      readonly type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel" | "lostpointercapture";
      readonly pointerId: number;
      readonly pointerType: string;
      readonly button: number;
      readonly buttons: number;
      readonly timeStamp: number;
    };

/** What happens to the ink. `replace`: the stroke was a palm's; take it back and begin the stylus's. */
export type PenAct = "begin" | "extend" | "end" | "replace" | "ignore";

export const penUp: Pen = { down: undefined, stylusSeen: Number.NEGATIVE_INFINITY };

/** A hand that rests after the last stroke comes this much later than the stylus. */
const palmTime = 800;

/** One step of the pen: its next state, and what happens to the ink. */
export function stepPen(pen: Pen, event: PenEvent): [Pen, PenAct] {
  if (event.type === "blur") return [lift(pen), pen.down ? "end" : "ignore"];
  const next = event.pointerType === "pen" ? { ...pen, stylusSeen: event.timeStamp } : pen;
  if (event.type === "pointerdown") return press(next, event);
  if (event.pointerId !== pen.down?.pointerId) return [next, "ignore"];
  // Another button that is clicked meanwhile takes the capture away, not the pen.
  const held = event.pointerType !== "touch" && (event.buttons & 1) !== 0;
  if (event.type === "lostpointercapture" && held) return [next, "ignore"];
  // A mouse that moves without its button was released over something else, such as a system dialog.
  const released = event.pointerType === "mouse" && (event.buttons & 1) === 0;
  return event.type === "pointermove" && !released ? [next, "extend"] : [lift(next), "end"];
}

function press(pen: Pen, event: Exclude<PenEvent, { type: "blur" }>): [Pen, PenAct] {
  const { pointerId, pointerType, button, timeStamp } = event;
  const down = { pointerId, pointerType };
  if (button !== 0) return [pen, "ignore"];
  if (pen.down) {
    const palmFirst = pen.down.pointerType === "touch" && pointerType === "pen";
    return palmFirst ? [{ ...pen, down }, "replace"] : [pen, "ignore"];
  }
  if (pointerType === "touch" && timeStamp - pen.stylusSeen < palmTime) return [pen, "ignore"];
  return [{ ...pen, down }, "begin"];
}

function lift(pen: Pen): Pen {
  return { ...pen, down: undefined };
}
