import type { Fault } from "../../src/errors.ts";
import { formatInkLine } from "../../src/ink/jsonl.ts";
import type { Ink } from "../../src/ink/stroke.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import type { Sheet } from "../feature.ts";
import type { RecognizerClient } from "../recognizer-client.ts";
import { newKey } from "../store/new-key.ts";
import type { Correction } from "../store/rooms/correction.ts";
import type { Entry } from "../store/shelf.ts";
import type { Store } from "../store/store.ts";
import { warn } from "../warn.ts";
import { formatCorrections, maxFile, parseCorrections } from "./corrections-file.ts";

/** What was done last, and can be taken back where it has `entries`. */
export type Note =
  | { readonly kind: "noted"; readonly label: string | null; readonly key: string; readonly of: Sheet }
  | { readonly kind: "forgotten"; readonly entries: readonly Entry<Correction>[] }
  | { readonly kind: "imported"; readonly keys: readonly string[] }
  | { readonly kind: "refused"; readonly file: string; readonly fault: Fault };

export interface LessonsState {
  readonly entries: readonly Entry<Correction>[];
  readonly note: Note | undefined;
}

export interface LessonsOptions {
  readonly client: Pick<RecognizerClient, "setCorrections" | "strokesOf">;
  readonly store: Pick<Store, "all" | "putAll" | "put" | "delete" | "clear" | "watch">;
}

/**
 * What the page was taught of a person's hand. All of it goes through the store: what is kept there, by whichever tab, is what Tenpen's
 * own model reads by.
 */
export class Lessons {
  readonly #options: LessonsOptions;
  readonly #listeners = new Set<() => void>();
  #state: LessonsState = { entries: [], note: undefined };
  /** Of two that are under way, the later one is of what is kept. */
  #loading = 0;

  constructor(options: LessonsOptions) {
    this.#options = options;
    options.store.watch("corrections", () => void this.#load());
    void this.#load();
  }

  get state(): LessonsState {
    return this.#state;
  }

  /** Calls whenever the state is another. Returns what ends that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Keeps that the digit of a sheet that is looked at is this one; all of the drawing, where no number was read of it. What was said of
   * it just before no longer counts. @param label a digit, or null for none.
   */
  async correct(sheet: Sheet, label: string | null): Promise<void> {
    const { client, store } = this.#options;
    const { ink, read, inView } = sheet;
    if (!read?.byHand) return;
    const wasRead = inView !== undefined && read.reading.digits[inView]!.accepted;
    const strokes = wasRead ? await client.strokesOf(ink, inView) : ink.strokes;
    const before = this.#state.note;
    if (before?.kind === "noted" && before.of.ink === ink && before.of.inView === inView) {
      await store.delete("corrections", before.key);
    }
    const key = newKey();
    this.#become({ note: { kind: "noted", label, key, of: sheet } });
    await store.put("corrections", key, { ink: { ...ink, strokes: strokes.map(rounded) }, label, at: Date.now() });
  }

  /** There is other ink now: what was done before it is settled. */
  settle(ink: Ink): void {
    const { note } = this.#state;
    if (note && !(note.kind === "noted" && note.of.ink === ink)) this.#become({ note: undefined });
  }

  /** Takes back what was done last. */
  async undo(): Promise<void> {
    const { store } = this.#options;
    const { note } = this.#state;
    this.#become({ note: undefined });
    if (note?.kind === "noted") await store.delete("corrections", note.key);
    if (note?.kind === "imported") await store.delete("corrections", ...note.keys);
    if (note?.kind === "forgotten") await store.putAll("corrections", note.entries);
  }

  async forgetAll(): Promise<void> {
    this.#become({ note: { kind: "forgotten", entries: this.#state.entries } });
    await this.#options.store.clear("corrections");
  }

  /** The text of a file with all of them. */
  exportAll(): string {
    return formatCorrections(this.#state.entries.map(({ value }) => value));
  }

  /** Adds what such a file has, but for what is here already. A file with anything else in it is refused whole. */
  async importFile(file: File): Promise<void> {
    try {
      const known = new Set(this.#state.entries.map(({ value }) => lineOf(value)));
      const text = file.size <= maxFile ? await file.text() : ".";
      const added = parseCorrections(text).filter((correction) => {
        const line = lineOf(correction);
        return !known.has(line) && known.add(line);
      });
      const entries = added.map((correction) => ({ key: newKey(), value: { ...correction, at: Date.now() } }));
      this.#become({ note: { kind: "imported", keys: entries.map(({ key }) => key) } });
      await this.#options.store.putAll("corrections", entries);
    } catch (error) {
      const fault = faultOf(error);
      warn(fault);
      this.#become({ note: { kind: "refused", file: file.name, fault } });
    }
  }

  async #load(): Promise<void> {
    const loading = ++this.#loading;
    const entries = await this.#options.store.all("corrections");
    if (loading !== this.#loading) return;
    // The first time there is mostly nothing to be told.
    const isNew = entries.length > 0 || this.#state.entries.length > 0;
    this.#become({ entries });
    if (isNew) this.#options.client.setCorrections(entries.map(({ value }) => value));
  }

  #become(next: Partial<LessonsState>): void {
    this.#state = { ...this.#state, ...next };
    for (const listener of this.#listeners) listener();
  }
}

function lineOf({ ink, label }: Pick<Correction, "ink" | "label">): string {
  return formatInkLine({ ink, label });
}

/** To a hundredth of a unit of the paper, which no network sees: a few hundred bytes a digit. */
function rounded(stroke: Ink["strokes"][number]): Ink["strokes"][number] {
  return stroke.map(({ x, y }) => ({ x: Math.round(100 * x) / 100, y: Math.round(100 * y) / 100 }));
}
