import { describe, expect, it } from "vitest";
import { listOf } from "../../ink-canvas/chain.ts";
import type { Answer } from "../recognizer-client.ts";
import { type DrawEvent, type DrawState, hasInk, isAsked, startState, stepDraw } from "./draw-state.ts";
import { resultOf } from "./result.ts";

const stroke = [{ x: 1, y: 1 }];
const grow: DrawEvent = { type: "grow", strokes: [stroke] };
const end: DrawEvent = { type: "end", strokes: [stroke] };
const notLive: DrawEvent = { type: "live", live: false };
const ready: DrawEvent = { type: "network", network: { status: "ready" } };
const fault = { code: "network", what: "model", rule: "must arrive", got: "nothing" } as const;
const failed: DrawEvent = {
  type: "network",
  network: { status: "failed", fault },
};

function answer(revision: number): DrawEvent {
  const read: Answer = { type: "unread", fault, revision };
  return { type: "answer", answer: read };
}

/** A 7 that was read, or what looks most like one. */
function read(revision: number, accepted: boolean): DrawEvent {
  const bounds = { x: 0, y: 0, width: 1, height: 1 };
  const number = { text: "7", confidence: 0.9, bounds, digits: [], alternatives: [], accepted };
  const reading = { text: accepted ? "7" : "", confidence: 0.9, numbers: [number], digits: [] };
  return { type: "answer", answer: { type: "answer", revision, reading, views: [], characters: [] } };
}

/** The state after these events, and what was to be done at the last. */
function run(...events: readonly DrawEvent[]): { state: DrawState; acts: readonly string[]; shown: string } {
  let state = startState;
  let acts: readonly string[] = [];
  for (const event of events) [state, acts] = stepDraw(state, event);
  return { state, acts, shown: resultOf(state).kind };
}

describe("the state of the Draw feature", () => {
  it("begins blank, live and loading", () => {
    const { state, shown } = run();
    expect([hasInk(state), isAsked(state), shown]).toEqual([false, true, "empty-live"]);
  });

  it("has a line read as it grows, and stops speaking when it begins", () => {
    expect(run(grow).acts).toEqual(["silence", "read"]);
    const { state, acts } = run(grow, grow);
    expect(acts).toEqual(["read"]);
    expect([state.revision, state.askedRevision]).toEqual([2, 2]);
  });

  it("adds what was drawn when the pen is lifted, as one step", () => {
    const { state } = run(grow, { type: "end", strokes: [stroke, stroke] });
    expect(listOf(state.drawing.strokes)).toEqual([stroke, stroke]);
    expect(state.line).toBeUndefined();
    expect(hasInk(stepDraw(state, { type: "undo" })[0])).toBe(false);
  });

  it("keeps what was read while more ink of the same drawing is read", () => {
    const { state, shown } = run(ready, grow, answer(1), grow);
    expect(state.answer?.revision).toBe(1);
    expect(shown).toBe("outcome");
  });

  it("waits to be asked when it is not live", () => {
    const unasked = run(ready, notLive, grow, end);
    expect([unasked.acts, unasked.shown]).toEqual([["forget"], "ask"]);
    const asked = run(ready, notLive, grow, end, { type: "ask" });
    expect([asked.acts, asked.shown]).toEqual([["read"], "reading"]);
    const changed = run(ready, notLive, grow, end, { type: "ask" }, answer(2), grow);
    expect([changed.acts, changed.shown]).toEqual([["silence", "forget"], "ask"]);
  });

  it("reads at once when it becomes live, if there is anything", () => {
    expect(run(notLive, { type: "live", live: true }).acts).toEqual([]);
    expect(run(notLive, grow, { type: "live", live: true }).acts).toEqual(["read"]);
  });

  it("forgets what was asked when the drawing becomes another, and reads that", () => {
    expect(run(grow, end, grow, end, { type: "undo" }).acts).toEqual(["silence", "forget", "read"]);
    const cleared = run(grow, end, answer(2), { type: "clear" });
    expect([cleared.acts, cleared.shown]).toEqual([["sayBlank", "forget"], "empty-live"]);
  });

  it("forgets a line that is discarded", () => {
    const { state, acts, shown } = run(grow, { type: "discard" });
    expect([hasInk(state), shown]).toEqual([false, "empty-live"]);
    expect(acts).toEqual(["forget"]);
    expect(run(grow, end, grow, { type: "discard" }).acts).toEqual(["forget", "read"]);
  });

  it.each(["undo", "redo", "clear"] as const)("does not %s while the pen is down, or what cannot be", (type) => {
    for (const { state } of [run(grow, end, { type: "undo" }, grow), run()]) {
      expect(stepDraw(state, { type })).toEqual([state, []]);
      expect(stepDraw(state, { type })[0]).toBe(state);
    }
  });

  it("erases in one step, and says so", () => {
    const other = [{ x: 2, y: 2 }];
    const { state, acts } = run(grow, end, { type: "end", strokes: [other] }, { type: "erase", strokes: [stroke] });
    expect(listOf(state.drawing.strokes)).toEqual([other]);
    expect(acts).toEqual(["sayErased", "forget", "read"]);
    expect(listOf(stepDraw(state, { type: "undo" })[0].drawing.strokes)).toEqual([stroke, other]);
  });

  it("takes away what is scratched out, and brings it back in one step and the scratching in the next", () => {
    const one = [0, 100, 200].map((y) => ({ x: 100, y }));
    const zigzag = Array.from({ length: 12 }, (_, i) => ({ x: i % 2 ? 150 : 50, y: i * 20 }));
    const { state, acts } = run({ type: "end", strokes: [one] }, { type: "end", strokes: [zigzag] });
    expect([hasInk(state), acts]).toEqual([false, ["sayErased", "forget"]]);
    const undone = stepDraw(state, { type: "undo" })[0];
    expect(listOf(undone.drawing.strokes)).toEqual([one, zigzag]);
    expect(listOf(stepDraw(undone, { type: "undo" })[0].drawing.strokes)).toEqual([one]);
  });

  it("takes the eraser up where there is ink, and the pen again when there is none", () => {
    const eraser: DrawEvent = { type: "eraser" };
    expect(run(eraser).state.erasing).toBe(false);
    expect(run(end, eraser).state.erasing).toBe(true);
    expect(stepDraw(startState, eraser)[1]).toEqual(["sayTool"]);
    expect(run(end, eraser, eraser).state.erasing).toBe(false);
    expect(run(end, eraser, { type: "erase", strokes: [stroke] }).state.erasing).toBe(false);
    expect(run(end, end, eraser, { type: "undo" }).state.erasing).toBe(true);
  });

  it("lets the stylus alone draw once there is one, unless a person wants otherwise", () => {
    const stylus: DrawEvent = { type: "stylus" };
    const byFinger: DrawEvent = { type: "penOnly", penOnly: false };
    expect([run(stylus).state.penOnly, run(stylus).acts]).toEqual([true, ["sayPenOnly"]]);
    expect(run(stylus, stylus).acts).toEqual([]);
    expect(run(stylus, byFinger, stylus).state.penOnly).toBe(false);
    expect(run(stylus, byFinger, { type: "penOnly", penOnly: true }).state.penOnly).toBe(true);
  });

  it("lets a number stand while the next digit is none yet, until it is final that there is none", () => {
    const shown = (...events: DrawEvent[]) => {
      const result = resultOf(run(ready, ...events).state);
      return result.kind === "outcome" ? [result.outcome.kind, result.settled] : [result.kind];
    };
    const final: DrawEvent = { type: "final" };
    expect(shown(grow, end, read(2, true))).toEqual(["confident", true]);
    expect(shown(grow, end, read(2, true), grow, read(3, false))).toEqual(["confident", false]);
    expect(shown(grow, end, read(2, true), grow, end, read(4, false), final)).toEqual(["rejected", true]);
    expect(shown(grow, end, read(2, true), grow, end, read(4, false), final, grow)).toEqual(["rejected", false]);
    expect(shown(end, read(1, true), end, { type: "undo" }, read(3, false))).toEqual(["rejected", true]);
  });

  it("opens another drawing in one step and reads it, live or not", () => {
    const open: DrawEvent = { type: "open", strokes: [stroke, stroke, stroke] };
    const opened = run(ready, end, answer(1), open);
    expect(listOf(opened.state.drawing.strokes)).toHaveLength(3);
    expect([opened.acts, opened.shown]).toEqual([["silence", "forget", "read"], "outcome"]);
    expect(listOf(run(end, open, { type: "undo" }).state.drawing.strokes)).toHaveLength(1);
    expect(run(ready, notLive, open).acts).toEqual(["silence", "forget", "read"]);
    expect(run(ready, notLive, { type: "open", strokes: [] }).acts).toEqual(["silence", "forget"]);
  });

  it("forgets which digit was chosen when the ink changes", () => {
    const choose: DrawEvent = { type: "choose", choice: 1 };
    expect(run(ready, end, read(1, true), choose).state.choice).toBe(1);
    expect(run(ready, end, read(1, true), choose, grow).state.choice).toBeUndefined();
  });

  it("has settled when the pen is up and the answer is to the ink as it is", () => {
    const settled = (...events: DrawEvent[]) => resultOf(run(...events).state);
    expect(settled(ready, grow, answer(1))).toMatchObject({ settled: false });
    expect(settled(ready, grow, end, answer(1))).toMatchObject({ settled: false });
    expect(settled(ready, grow, end, answer(2))).toMatchObject({ settled: true });
    expect(settled(ready, grow, end, answer(2), grow)).toMatchObject({ settled: false });
  });

  it("shows what became of the network before anything else", () => {
    expect(run(grow).shown).toBe("loading");
    expect(run(grow, { type: "network", network: { status: "loading", slow: true } }).shown).toBe("slow");
    const { state, shown } = run(ready, grow, answer(1), failed);
    expect([shown, state.answer]).toEqual(["failed", undefined]);
  });

  it("costs the same, however many strokes there are", () => {
    const { state } = run(...Array.from({ length: 100 }, () => end));
    const [next] = stepDraw(state, end);
    expect(next.drawing.strokes?.before).toBe(state.drawing.strokes);
    expect(next.drawing.past?.before).toBe(state.drawing.past);
  });
});
