import { chainOf, listOf } from "../../ink-canvas/chain.ts";
import { blankDrawing, type Drawing } from "../../ink-canvas/drawing.ts";
import { fromSnapshot, type Snapshot, stepsBetween, takeSteps, toSnapshot } from "../../ink-canvas/snapshot.ts";
import type { Store } from "../store/store.ts";

/** Each tab has a row of keys of its own, so long. */
const row = 1e9;

/**
 * Of a drawing with more steps than these, no more can be undone at the next visit, so that opening the page takes no longer from month
 * to month.
 */
const mostSteps = 10_000;
const stepsKept = 5_000;

/** The drawing on the paper, kept from visit to visit with all that can be undone and redone. */
export class Draft {
  readonly #store: Pick<Store, "all" | "putAll">;
  readonly #row: Promise<number>;
  /** What is kept, or on its way; undefined until it is known what was. */
  #kept: Drawing | undefined;
  /** The key of the next step. */
  #next = 0;

  /** @param tab the number of this tab among those that are open, by which it has its own drawing. */
  constructor(store: Pick<Store, "all" | "putAll">, tab: Promise<number>) {
    this.#store = store;
    this.#row = tab.then((number) => number * row);
  }

  /** What was on the paper when this tab, or one before it, was left. */
  async load(): Promise<Drawing> {
    const first = await this.#row;
    const entries = (await this.#store.all("draft")).filter(
      ({ key }) => Number(key) >= first && Number(key) < first + row,
    );
    // Behind one that is damaged all others would be of another drawing.
    const whole = entries.filter(({ key }, index) => key === first + index);
    this.#next = first + whole.length;
    this.#kept = fromSnapshot(whole.map(({ value }) => value));
    if (whole.length > mostSteps) this.#write(toSnapshot(shortened(this.#kept)), entries.length);
    else if (whole.length < entries.length)
      this.#write(toSnapshot(this.#kept), Number(entries.at(-1)!.key) - first + 1);
    return this.#kept;
  }

  /** The drawing is this now. */
  keep(drawing: Drawing): void {
    if (!this.#kept) return; // `load` is followed by it
    const steps = stepsBetween(this.#kept, drawing);
    this.#kept = drawing;
    if (steps) this.#add(steps);
    else void this.#row.then((first) => this.#write(toSnapshot(drawing), this.#next - first));
  }

  #add(steps: Snapshot): void {
    const entries = steps.map((value) => ({ key: this.#next++, value }));
    void this.#store.putAll("draft", entries);
  }

  /** In place of all steps, of which there may be `count`. */
  async #write(steps: Snapshot, count: number): Promise<void> {
    const first = await this.#row;
    const entries = steps.map((value, index) => ({ key: first + index, value }));
    const others = Array.from({ length: Math.max(0, count - steps.length) }, (_, i) => first + steps.length + i);
    this.#next = first + steps.length;
    await this.#store.putAll("draft", entries, others);
  }
}

/** What was drawn before `earlier` was there, on top of it. */
export function continued(earlier: Drawing, drawing: Drawing): Drawing {
  return drawing === blankDrawing ? earlier : takeSteps(earlier, toSnapshot(drawing));
}

function shortened({ past, ...drawing }: Drawing): Drawing {
  return { ...drawing, past: chainOf(listOf(past).slice(-stepsKept)) };
}
