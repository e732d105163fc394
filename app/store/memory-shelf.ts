import type { Entry, Key, PageOptions, Shelf, Write } from "./shelf.ts";

/** The memory of this tab: what is here is gone with it. */
export class MemoryShelf implements Shelf {
  readonly #rooms = new Map<string, Map<Key, unknown>>();

  async get(room: string, key: Key): Promise<unknown> {
    return this.#rooms.get(room)?.get(key);
  }

  async all(room: string): Promise<Entry[]> {
    const entries = [...(this.#rooms.get(room) ?? [])].map(([key, value]) => ({ key, value }));
    return entries.sort((a, b) => compareKeys(a.key, b.key));
  }

  async page(room: string, { count, before }: PageOptions): Promise<Entry[]> {
    const entries = (await this.all(room)).reverse();
    return entries.filter(({ key }) => before === undefined || compareKeys(key, before) < 0).slice(0, count);
  }

  async keys(room: string): Promise<Key[]> {
    return (await this.all(room)).map(({ key }) => key);
  }

  async write(writes: readonly Write[]): Promise<void> {
    for (const { room, key, value } of writes) {
      const entries = this.#rooms.get(room) ?? new Map<Key, unknown>();
      this.#rooms.set(room, entries);
      if (value === undefined) entries.delete(key);
      else entries.set(key, value);
    }
  }

  async clear(room: string): Promise<void> {
    this.#rooms.delete(room);
  }
}

/** As IndexedDB orders keys: numbers before texts. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
