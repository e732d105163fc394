import { describe, expect, it } from "vitest";
import { type PenAct, type PenEvent, penUp, stepPen } from "./pen.ts";

type PointerKind = Exclude<PenEvent["type"], "blur">;

/** `pointerdown` of a mouse's first button at time 0, unless said otherwise. */
function pointer(type: PointerKind, init: Partial<Exclude<PenEvent, { type: "blur" }>> = {}): PenEvent {
  const buttons = type === "pointerdown" || type === "pointermove" ? 1 : 0;
  return { pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0, buttons, timeStamp: 0, ...init, type };
}

function actsOf(events: readonly PenEvent[]): PenAct[] {
  let pen = penUp;
  return events.map((event) => {
    const [next, act] = stepPen(pen, event);
    pen = next;
    return act;
  });
}

const touch = { pointerId: 2, pointerType: "touch" };
const stylus = { pointerId: 3, pointerType: "pen" };

describe("pen", () => {
  it("draws from down to up", () => {
    expect(actsOf([pointer("pointerdown"), pointer("pointermove"), pointer("pointerup")])).toEqual([
      "begin",
      "extend",
      "end",
    ]);
  });

  it("ignores moves while it is up, and buttons other than the first", () => {
    expect(actsOf([pointer("pointermove", { buttons: 0 }), pointer("pointerdown", { button: 2, buttons: 2 })])).toEqual(
      ["ignore", "ignore"],
    );
  });

  it("ignores a second pointer while a mouse or a stylus is down", () => {
    for (const first of [{ pointerId: 1 }, stylus]) {
      const events = [
        pointer("pointerdown", first),
        pointer("pointerdown", touch),
        pointer("pointermove", touch),
        pointer("pointerup", touch),
        pointer("pointermove", first),
      ];
      expect(actsOf(events)).toEqual(["begin", "ignore", "ignore", "ignore", "extend"]);
    }
  });

  it("takes a line back when a second finger comes, and draws again once both are lifted", () => {
    const second = { ...touch, pointerId: 9, isPrimary: false };
    const events = [
      pointer("pointerdown", touch),
      pointer("pointerdown", second),
      pointer("pointermove", touch),
      pointer("pointerup", touch),
      pointer("pointerdown", { ...touch, isPrimary: false }),
      pointer("pointerup", { ...touch, isPrimary: false }),
      pointer("pointercancel", second),
      pointer("pointerdown", { ...touch, isPrimary: false }),
    ];
    const ignored = Array.from({ length: events.length - 3 }, () => "ignore");
    expect(actsOf(events)).toEqual(["begin", "discard", ...ignored, "begin"]);
  });

  it("draws again when the end of a finger was missed", () => {
    const missed = [
      pointer("pointerdown", touch),
      { type: "blur" },
      pointer("pointerdown", { ...touch, pointerId: 9 }),
    ];
    expect(actsOf(missed as PenEvent[])).toEqual(["begin", "end", "begin"]);
  });

  it("ends a cancelled stroke once", () => {
    const events = [
      pointer("pointerdown"),
      pointer("pointercancel"),
      pointer("lostpointercapture"),
      pointer("pointerup"),
    ];
    expect(actsOf(events)).toEqual(["begin", "end", "ignore", "ignore"]);
  });

  it("ends when the window loses the focus, and only then", () => {
    expect(actsOf([{ type: "blur" }, pointer("pointerdown"), { type: "blur" }, pointer("pointerup")])).toEqual([
      "ignore",
      "begin",
      "end",
      "ignore",
    ]);
  });

  it("ends when a mouse moves without its button", () => {
    expect(actsOf([pointer("pointerdown"), pointer("pointermove", { buttons: 0 })])).toEqual(["begin", "end"]);
  });

  it("draws on when another button takes the capture away, and ends when the first was released with it", () => {
    const chord = [
      pointer("pointerdown"),
      pointer("pointermove", { button: 2, buttons: 3 }),
      pointer("lostpointercapture", { buttons: 1 }),
      pointer("pointermove"),
    ];
    expect(actsOf(chord)).toEqual(["begin", "extend", "ignore", "extend"]);
    expect(actsOf([pointer("pointerdown"), pointer("lostpointercapture", { buttons: 2 })])).toEqual(["begin", "end"]);
  });

  it("takes touches for palms while a stylus is down and shortly after", () => {
    const events = [
      pointer("pointerdown", { ...stylus, timeStamp: 1000 }),
      pointer("pointerdown", { ...touch, timeStamp: 1100 }),
      pointer("pointerup", { ...stylus, timeStamp: 1500 }),
      pointer("pointerdown", { ...touch, timeStamp: 2200 }),
      pointer("pointerdown", { ...touch, timeStamp: 2400 }),
    ];
    expect(actsOf(events)).toEqual(["begin", "ignore", "end", "ignore", "begin"]);
  });

  it("goes on when the button of a stylus is pressed or let go meanwhile", () => {
    const events = [
      pointer("pointerdown", stylus),
      pointer("pointermove", { ...stylus, button: 2, buttons: 3 }),
      pointer("pointermove", { ...stylus, button: 2, buttons: 1 }),
      pointer("pointerup", stylus),
    ];
    expect(actsOf(events)).toEqual(["begin", "extend", "extend", "end"]);
  });

  it("takes the stroke of a palm back when the stylus comes after it", () => {
    const events = [
      pointer("pointerdown", touch),
      pointer("pointerdown", stylus),
      pointer("pointermove", touch),
      pointer("pointermove", stylus),
    ];
    expect(actsOf(events)).toEqual(["begin", "replace", "ignore", "extend"]);
  });
});
