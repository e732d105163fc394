import type { Stroke } from "../src/ink/stroke.ts";
import { added, chainOf, listOf } from "./chain.ts";
import type { Strokes } from "./drawing.ts";
import { strokeBox, unionBox } from "./stroke-box.ts";
import type { StrokeRenderer } from "./stroke-renderer.ts";

/** The ink that is finished, of which only what changes is painted. */
export class FinishedInk {
  readonly #renderer: StrokeRenderer;
  /** What `show` was given last. */
  #shown: Strokes;
  /** What was drawn, and what was erased, since then. */
  #drawn: Stroke[] = [];
  readonly #erased = new Set<Stroke>();
  /** All that is to be seen, once someone has asked. */
  #visible: readonly Stroke[] | undefined;

  constructor(renderer: StrokeRenderer) {
    this.#renderer = renderer;
  }

  get isBlank(): boolean {
    return this.#shown === undefined && this.#drawn.length === 0;
  }

  get visible(): readonly Stroke[] {
    this.#visible ??= [...listOf(this.#shown), ...this.#drawn].filter((stroke) => !this.#erased.has(stroke));
    return this.#visible;
  }

  /** Strokes are all there, whatever was drawn and erased since this was called before. */
  show(strokes: Strokes): void {
    const fresh = this.#erased.size === 0 && added(this.#shown, strokes);
    const seen = fresh && isBegun(fresh, this.#drawn) ? undefined : this.visible;
    this.#visible = undefined;
    this.#shown = strokes;
    const drawn = this.#drawn.length;
    this.#drawn = [];
    this.#erased.clear();
    if (seen) this.#change(seen);
    else if (fresh) for (const stroke of fresh.slice(drawn)) this.#renderer.extend(stroke, 0);
  }

  /** Adds what was just drawn. */
  add(strokes: readonly Stroke[]): void {
    this.#drawn.push(...strokes);
    this.#visible = undefined;
    for (const stroke of strokes) this.#renderer.extend(stroke, 0);
  }

  /** Takes these away. */
  erase(strokes: readonly Stroke[]): void {
    if (strokes.length === 0) return;
    for (const stroke of strokes) this.#erased.add(stroke);
    this.#visible = undefined;
    this.#paintWithout(strokes);
  }

  /** What was erased is there again. */
  restore(): void {
    this.show(chainOf(this.#drawn, this.#shown));
  }

  repaint(): void {
    this.#renderer.paint(this.visible);
  }

  #change(seen: readonly Stroke[]): void {
    const visible = new Set(this.visible);
    const gone = seen.filter((stroke) => !visible.has(stroke));
    for (const stroke of seen) visible.delete(stroke);
    if (gone.length > 0) this.#paintWithout(gone);
    for (const stroke of visible) this.#renderer.extend(stroke, 0);
  }

  #paintWithout(gone: readonly Stroke[]): void {
    if (this.visible.length === 0) this.#renderer.clear();
    else this.#renderer.repaint(this.visible, unionBox(gone.map(strokeBox)));
  }
}

function isBegun(all: readonly Stroke[], first: readonly Stroke[]): boolean {
  return all.length >= first.length && first.every((stroke, index) => stroke === all[index]);
}
