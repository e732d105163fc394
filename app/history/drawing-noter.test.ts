import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Ink, Stroke } from "../../src/ink/stroke.ts";
import { MemoryShelf } from "../store/memory-shelf.ts";
import { Store } from "../store/store.ts";
import { DrawingNoter } from "./drawing-noter.ts";

const stroke = (x: number): Stroke => [
  { x, y: 1 },
  { x: x + 1, y: 9 },
];
const [a, b, c, d] = [stroke(1), stroke(2), stroke(3), stroke(4)];
const inkOf = (...strokes: Stroke[]): Ink => ({ strokes, width: 800, height: 600 });
const blank = inkOf();

let store: Store;
let noter: DrawingNoter;
const noted = async () => {
  await vi.waitFor(() => {});
  await new Promise((resolve) => setTimeout(resolve));
  const entries = await store.page("drawings", { count: 99 });
  return entries.map(({ value: { ink, text } }) => `${text}:${ink.strokes.map(([point]) => point!.x).join("")}`);
};

beforeEach(() => {
  const shelf = new MemoryShelf();
  store = new Store({ open: async () => shelf });
  noter = new DrawingNoter(store);
  return () => noter.end();
});

describe("the history", () => {
  it("notes a drawing with what was read of it when the paper is cleared, and not before", async () => {
    noter.see(inkOf(a), undefined);
    noter.see(inkOf(a, b), undefined);
    noter.see(inkOf(a, b), "4");
    expect(await noted()).toEqual([]);
    noter.see(blank, undefined);
    noter.see(inkOf(c), undefined);
    noter.see(inkOf(d), "1"); // another in its place
    noter.see(blank, undefined);
    expect(await noted()).toEqual(["1:4", ":3", "4:12"]);
  });

  it("keeps no two of one drawing that comes back and goes on", async () => {
    noter.see(inkOf(a), "1");
    noter.see(blank, undefined);
    noter.see(inkOf(a), "1"); // undone
    noter.see(blank, undefined);
    expect(await noted()).toEqual(["1:1"]);
    noter.see(inkOf(a), undefined);
    noter.see(inkOf(a, b), "11");
    noter.see(blank, undefined);
    expect(await noted()).toEqual(["11:12"]);
  });

  it("knows the drawing of the visit before", async () => {
    noter.see(inkOf(a), "1");
    noter.note(); // the page is left
    await noted();
    noter = new DrawingNoter(store);
    await noted();
    noter.see(inkOf([...a]), "1");
    noter.see(inkOf([...a], c), "7");
    noter.see(blank, undefined);
    expect(await noted()).toEqual(["7:13"]);
  });

  it("notes nothing of a drawing that is taken back stroke by stroke", async () => {
    for (const ink of [inkOf(a), inkOf(a, b), inkOf(a, b, c), inkOf(a, b), inkOf(a)]) noter.see(ink, undefined);
    noter.see(blank, undefined, true);
    expect(await noted()).toEqual([]);
  });

  it("notes what undo has left, and then was cleared", async () => {
    for (const ink of [inkOf(a), inkOf(a, b)]) noter.see(ink, undefined);
    noter.see(inkOf(a), "0", true);
    noter.see(blank, undefined, false);
    expect(await noted()).toEqual(["0:1"]);
  });

  it("gives a drawing that was not read yet no answer of a part of it", async () => {
    noter.see(inkOf(a), "7");
    noter.see(inkOf(a, b), undefined);
    noter.see(blank, undefined);
    expect(await noted()).toEqual([":12"]);
  });

  it("notes one that was opened only when something is added", async () => {
    const opened = inkOf(b, c);
    noter.see(inkOf(a), "1");
    noter.open(opened);
    noter.see(opened, "8");
    noter.see(blank, undefined);
    expect(await noted()).toEqual(["1:1"]);
    noter.see(opened, "8");
    noter.see(inkOf(b, c, d), "81");
    noter.see(blank, undefined);
    expect(await noted()).toEqual(["81:234", "1:1"]);
  });

  it("notes again what was deleted", async () => {
    noter.see(inkOf(a), "1");
    noter.see(blank, undefined);
    await noted();
    await store.clear("drawings");
    await noted();
    noter.see(inkOf(a), "1");
    noter.see(blank, undefined);
    expect(await noted()).toEqual(["1:1"]);
  });
});
