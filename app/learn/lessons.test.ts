import { describe, expect, it, vi } from "vitest";
import type { Ink } from "../../src/ink/stroke.ts";
import type { Reading } from "../../src/recognizer/reading.ts";
import type { Sheet } from "../feature.ts";
import { MemoryShelf } from "../store/memory-shelf.ts";
import { Store } from "../store/store.ts";
import { Lessons } from "./lessons.ts";

const ink = (x: number): Ink => ({
  strokes: [
    [
      { x, y: 0, t: 5 },
      { x: x + 1 / 3, y: 50 },
    ],
  ],
  width: 400,
  height: 300,
});

function sheetOf(drawn: Ink, { accepted = true, learns = true } = {}): Sheet {
  const reading = { text: "", confidence: 1, numbers: [], digits: [{ accepted }] } as unknown as Reading;
  const read = { reading, views: [], characters: [], ...(learns && { byHand: [false] }) };
  return { ink: drawn, canRedo: false, read, inView: 0, open: () => {}, readAgain: () => {} };
}

async function begun() {
  const shelf = new MemoryShelf();
  const store = new Store({ open: async () => shelf });
  const client = { setCorrections: vi.fn(), strokesOf: vi.fn(async () => ink(9).strokes) };
  const lessons = new Lessons({ client, store });
  /** What the worker was told last: the x of each first point, and its label. */
  const told = () =>
    vi.waitFor(() => {
      const list = client.setCorrections.mock.lastCall?.[0] as { ink: Ink; label: string | null }[] | undefined;
      expect(list?.length).toBe(lessons.state.entries.length);
      return list!.map(({ ink, label }) => `${ink.strokes[0]![0]!.x}: ${label}`);
    });
  return { store, client, lessons, told };
}

describe("Lessons", () => {
  it("keeps the strokes of the digit that is looked at, rounded, and has the worker learn from them", async () => {
    const { store, client, lessons, told } = await begun();
    await lessons.correct(sheetOf(ink(1)), "7");
    await vi.waitFor(async () => expect(await told()).toEqual(["9: 7"]));
    const [kept] = await store.all("corrections");
    expect(kept!.value.ink).toEqual({
      strokes: [
        [
          { x: 9, y: 0 },
          { x: 9.33, y: 50 },
        ],
      ],
      width: 400,
      height: 300,
    });
    expect(client.strokesOf).toHaveBeenCalledWith(ink(1), 0);
    expect(lessons.state.note).toMatchObject({ kind: "noted", label: "7" });
  });

  it("keeps all of a drawing in which no number was read, and nothing where nobody learns", async () => {
    const { lessons, told } = await begun();
    await lessons.correct(sheetOf(ink(1), { learns: false }), "7");
    await lessons.correct(sheetOf(ink(1), { accepted: false }), "7");
    await vi.waitFor(async () => expect(await told()).toEqual(["1: 7"]));
  });

  it("lets what is said last of a drawing count, and takes it back", async () => {
    const { lessons, told } = await begun();
    const sheet = sheetOf(ink(1));
    await lessons.correct(sheet, "7");
    await lessons.correct(sheet, null);
    await vi.waitFor(async () => expect(await told()).toEqual(["9: null"]));
    await lessons.undo();
    await vi.waitFor(async () => expect(await told()).toEqual([]));
    expect(lessons.state).toEqual({ entries: [], note: undefined });
  });

  it("forgets all, and undoes that; a new drawing settles it", async () => {
    const { lessons, told } = await begun();
    await lessons.correct(sheetOf(ink(1)), "7");
    await lessons.correct(sheetOf(ink(2), { accepted: false }), "1");
    await vi.waitFor(async () => expect(await told()).toEqual(["9: 7", "2: 1"]));
    await lessons.forgetAll();
    await vi.waitFor(async () => expect(await told()).toEqual([]));
    await lessons.undo();
    await vi.waitFor(async () => expect(await told()).toEqual(["9: 7", "2: 1"]));
    await lessons.forgetAll();
    lessons.settle(ink(3));
    expect(lessons.state.note).toBeUndefined();
  });

  it("adds what a file has that is not here, once, and nothing of one that is damaged", async () => {
    const { lessons, told } = await begun();
    await lessons.correct(sheetOf(ink(1)), "7");
    await vi.waitFor(async () => expect(await told()).toEqual(["9: 7"]));
    const text = `${lessons.exportAll()}{"label":"4","strokes":[[[3,1],[3,9]]]}\n`.repeat(2);
    await lessons.importFile(new File([text], "mine.ink.jsonl"));
    await vi.waitFor(async () => expect(await told()).toEqual(["9: 7", "3: 4"]));
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    await lessons.importFile(new File([`${text}{`], "broken.ink.jsonl"));
    expect(lessons.state.note).toMatchObject({ kind: "refused", file: "broken.ink.jsonl", fault: { what: "line 5" } });
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
    await lessons.undo();
    expect(await told()).toEqual(["9: 7", "3: 4"]);
  });
});
