import { roundInk } from "../../src/ink/round-ink.ts";
import type { Ink, Stroke } from "../../src/ink/stroke.ts";
import { newKey } from "../store/new-key.ts";
import type { Key } from "../store/shelf.ts";
import type { Store } from "../store/store.ts";

/** A drawing that was noted, by its strokes as they are kept. */
interface Noted {
  readonly key: Key;
  readonly strokes: readonly string[];
}

/**
 * Notes each drawing once, when it leaves the paper. A drawing goes on as long as something of it is there; one that comes back, as by
 * undo, and then goes on takes the place of what was noted of it before.
 */
export class DrawingNoter {
  readonly #store: Pick<Store, "put" | "delete" | "page" | "get" | "watch">;
  /** What is on the paper, or was before it became blank. */
  #ink: Ink = { strokes: [] };
  #text = "";
  /** The most strokes that it had: of what is taken back one by one the rest is worth nothing. */
  #most = 0;
  /** The drawing that was noted last, here or at the visit before. */
  #last: Noted | undefined;
  /** What was taken out of the history. */
  #opened: readonly string[] | undefined;
  readonly #stop: () => void;

  constructor(store: Pick<Store, "put" | "delete" | "page" | "get" | "watch">) {
    this.#store = store;
    void store.page("drawings", { count: 1 }).then(([entry]) => {
      if (entry) this.#last ??= { key: entry.key, strokes: strokesOf(entry.value.ink) };
    });
    this.#stop = store.watch("drawings", () => void this.#forgetDeleted());
  }

  end(): void {
    this.#stop();
  }

  /**
   * @param text what was read of this ink; undefined where that is not known, or not yet.
   * @param canRedo a step was undone last: a paper that is blank then was cleared by nobody.
   */
  see(ink: Ink, text: string | undefined, canRedo = false): void {
    if (ink !== this.#ink) {
      if (this.#ink.strokes.length > 0 && !goesOn(this.#ink, ink)) {
        const isRest = canRedo && ink.strokes.length === 0 && this.#ink.strokes.length === 1 && this.#most > 1;
        if (!isRest) this.note();
        this.#most = 0;
      }
      this.#ink = ink;
      this.#text = ""; // that was of other ink
      this.#most = Math.max(this.#most, ink.strokes.length);
    }
    if (text !== undefined) this.#text = text;
  }

  /** This came out of the history: it is noted anew only when something is added. */
  open(ink: Ink): void {
    this.#opened = strokesOf(ink);
  }

  /** Notes what is on the paper; all of it happens before this returns but the writing, so that it may be called as the page is left. */
  note(): void {
    const ink = roundInk(this.#ink);
    if (ink.strokes.length === 0) return;
    const strokes = strokesOf(ink);
    if (this.#opened && isPart(strokes, this.#opened) && isPart(this.#opened, strokes)) return;
    const last = this.#last;
    const isGrown = last !== undefined && isPart(last.strokes, strokes);
    if (isGrown && last.strokes.length === strokes.length) return;
    const key = newKey();
    this.#last = { key, strokes };
    void this.#store.put("drawings", key, { ink, text: this.#text, at: Date.now() });
    if (isGrown) void this.#store.delete("drawings", last.key);
  }

  /** What was deleted since may be noted again. */
  async #forgetDeleted(): Promise<void> {
    const last = this.#last;
    if (!last || (await this.#store.get("drawings", last.key)) || this.#last !== last) return;
    this.#last = undefined;
  }
}

function strokesOf(ink: Ink): string[] {
  return roundInk(ink).strokes.map((stroke) => JSON.stringify(stroke));
}

function isPart(part: readonly string[], all: readonly string[]): boolean {
  const there = new Set(all);
  return part.every((stroke) => there.has(stroke));
}

/** Something of one drawing is in the other. */
function goesOn(before: Ink, after: Ink): boolean {
  if (before.strokes[0] === after.strokes[0]) return true; // without looking at the others, of which there may be thousands
  const there = new Set<Stroke>(before.strokes);
  return after.strokes.some((stroke) => there.has(stroke));
}
