import { describe, expect, it } from "vitest";
import { listOf } from "../../ink-canvas/chain.ts";
import { addStrokes, blankDrawing, clear, type Drawing, erase, redo, undo } from "../../ink-canvas/drawing.ts";
import { MemoryShelf } from "../store/memory-shelf.ts";
import { Store } from "../store/store.ts";
import { continued, Draft } from "./draft.ts";

const stroke = (x: number) => [
  { x, y: 1, t: 8 },
  { x, y: 2, t: 16 },
];
const seen = ({ strokes, past, future }: Drawing) => [
  listOf(strokes),
  listOf(past).map(listOf),
  listOf(future).map(listOf),
];

function kept() {
  const shelf = new MemoryShelf();
  const store = new Store({ open: async () => shelf });
  return { store, shelf, visit: (tab = 0) => new Draft(store, Promise.resolve(tab)) };
}

/** Draws as the page does, from what was there. */
async function draw(draft: Draft, ...acts: readonly ((drawing: Drawing) => Drawing)[]): Promise<Drawing> {
  let drawing = await draft.load();
  for (const act of acts) {
    drawing = act(drawing);
    draft.keep(drawing);
  }
  return drawing;
}

const add = (x: number) => (drawing: Drawing) => addStrokes(drawing, [stroke(x)]);
const eraseFirst = (drawing: Drawing) => erase(drawing, new Set(listOf(drawing.strokes).slice(0, 1)));

describe("the draft", () => {
  it("brings the drawing back with all that can be undone and redone, from visit to visit", async () => {
    const { visit } = kept();
    const first = await draw(visit(), add(1), add(2), eraseFirst, undo, clear, undo, undo);
    expect(seen(await visit().load())).toEqual(seen(first));
    const second = await draw(visit(), redo, add(3));
    expect(seen(await visit().load())).toEqual(seen(second));
  });

  it("writes one entry for one stroke, however many there are", async () => {
    const { visit, shelf } = kept();
    const draft = visit();
    await draw(draft, ...Array.from({ length: 50 }, (_, i) => add(i)));
    await visit().load();
    const writes: unknown[] = [];
    const write = shelf.write.bind(shelf);
    shelf.write = (entries) => {
      writes.push(...entries);
      return write(entries);
    };
    await draw(visit(), add(7));
    await visit().load();
    expect(writes).toHaveLength(1);
  });

  it("has a drawing of its own for each tab", async () => {
    const { visit } = kept();
    await draw(visit(0), add(1));
    await draw(visit(1), add(2), add(3));
    expect(listOf((await visit(0).load()).strokes)).toEqual([stroke(1)]);
    expect(listOf((await visit(1).load()).strokes)).toEqual([stroke(2), stroke(3)]);
  });

  it("keeps what was drawn before it was known what there was", async () => {
    const { visit } = kept();
    await draw(visit(), add(1), add(2), undo);
    const draft = visit();
    const early = add(3)(blankDrawing);
    draft.keep(early);
    const all = continued(await draft.load(), early);
    draft.keep(all);
    expect(listOf(all.strokes)).toEqual([stroke(1), stroke(3)]);
    expect(seen(await visit().load())).toEqual(seen(all));
  });

  it("writes all anew where the drawing was not made from what it was", async () => {
    const { visit } = kept();
    const draft = visit();
    await draw(draft, add(1), add(2), add(3));
    const other = add(9)(blankDrawing);
    draft.keep(other);
    await expect.poll(async () => seen(await visit().load())).toEqual(seen(other));
    draft.keep(add(4)(other));
    await expect.poll(async () => listOf((await visit().load()).strokes)).toEqual([stroke(9), stroke(4)]);
  });

  it("goes on from before a step that is damaged", async () => {
    const { visit, shelf } = kept();
    await draw(visit(), add(1), add(2), add(3));
    await shelf.write([{ room: "draft", key: 1, value: { ink: "?" } }]);
    const next = await draw(visit(), add(4));
    expect(listOf(next.strokes)).toEqual([stroke(1), stroke(4)]);
    expect(seen(await visit().load())).toEqual(seen(next));
  });

  it("goes back no further than 5,000 steps once there were 10,000 at the last visit", async () => {
    const { visit, store } = kept();
    await store.putAll(
      "draft",
      Array.from({ length: 10_001 }, (_, key) => ({ key, value: { added: [stroke(key)] } })),
    );
    const { strokes, past } = await visit().load();
    expect([listOf(strokes).length, listOf(past).length]).toEqual([10_001, 10_001]);
    await expect.poll(async () => (await store.keys("draft")).length).toBe(5_001);
    const shorter = await visit().load();
    expect([listOf(shorter.strokes).length, listOf(shorter.past).length]).toEqual([10_001, 5_001]);
  });
});
