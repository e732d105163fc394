import { type IDBPDatabase, openDB } from "idb";
import { withTimeLimit } from "../../src/worker/time-limit.ts";
import type { Entry, Key, PageOptions, Shelf, Write } from "./shelf.ts";

const name = "tenpen";

/**
 * What makes each version of the database out of the one before: `migrations[0]` makes version 1 out of nothing. One is added at the
 * end when rooms change; those that stand here are never changed, since browsers have been there.
 */
const migrations: readonly ((database: IDBPDatabase) => void)[] = [
  (database) => {
    for (const room of ["drawings", "draft", "models", "corrections", "runs", "settings"]) {
      database.createObjectStore(room);
    }
  },
];

/** Opening may take so long, in milliseconds: other tabs may not let go of an older version, and some browsers never answer. */
const timeLimit = 5_000;

export interface DatabaseEvents {
  /** It can be used no more: another tab has a newer version of the page, or the browser has closed it. */
  onClosed(why: "newer" | "ended"): void;
}

/**
 * The browser's database.
 *
 * @throws DOMException or TenpenError where there is none, it is blocked, or does not open in time. `VersionError`: it is of a newer
 * version of the page.
 */
export async function openDatabase({ onClosed }: DatabaseEvents): Promise<Shelf> {
  const opening = openDB(name, migrations.length, {
    upgrade(database, from) {
      for (const migrate of migrations.slice(from)) migrate(database);
    },
    // A newer version of the page waits until this one lets go.
    blocking(_from, _to, event) {
      (event.target as IDBDatabase).close();
      onClosed("newer");
    },
    terminated: () => onClosed("ended"),
  });
  try {
    return new DatabaseShelf(await withTimeLimit(opening, timeLimit, "database"));
  } catch (error) {
    opening.then((database) => database.close()).catch(() => {}); // it may open after all
    throw error;
  }
}

class DatabaseShelf implements Shelf {
  readonly #database: IDBPDatabase;

  constructor(database: IDBPDatabase) {
    this.#database = database;
  }

  get(room: string, key: Key): Promise<unknown> {
    return this.#database.get(room, key);
  }

  async all(room: string): Promise<Entry[]> {
    const { store } = this.#database.transaction(room);
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return keys.map((key, index) => ({ key: key as Key, value: values[index] }));
  }

  async page(room: string, { count, before }: PageOptions): Promise<Entry[]> {
    const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
    const entries: Entry[] = [];
    let cursor = await this.#database.transaction(room).store.openCursor(range, "prev");
    while (cursor && entries.length < count) {
      entries.push({ key: cursor.key as Key, value: cursor.value });
      if (entries.length < count) cursor = await cursor.continue();
    }
    return entries;
  }

  keys(room: string): Promise<Key[]> {
    return this.#database.getAllKeys(room) as Promise<Key[]>;
  }

  async write(writes: readonly Write[]): Promise<void> {
    if (writes.length === 0) return;
    const rooms = [...new Set(writes.map(({ room }) => room))];
    const transaction = this.#database.transaction(rooms, "readwrite");
    const { done } = transaction;
    try {
      for (const { room, key, value } of writes) {
        const store = transaction.objectStore(room);
        const step: Promise<unknown> = value === undefined ? store.delete(key) : store.put(value, key);
        step.catch(() => {}); // why the whole of it failed says `done`
      }
    } catch (error) {
      done.catch(() => {});
      transaction.abort(); // what cannot be stored takes the others along
      throw error;
    }
    transaction.commit(); // without hearing of each first: the page may be on its way out
    await done;
  }

  clear(room: string): Promise<void> {
    return this.#database.clear(room);
  }
}
