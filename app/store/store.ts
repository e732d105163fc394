import { faultOf } from "../../src/worker/protocol.ts";
import { warn } from "../warn.ts";
import type { DatabaseEvents } from "./database.ts";
import { compareKeys, MemoryShelf } from "./memory-shelf.ts";
import { type Kept, type RoomName, rooms } from "./rooms.ts";
import type { Entry, Key, PageOptions, Shelf, Write } from "./shelf.ts";

/**
 * Why something is kept only until this tab is closed. `blocked`: the browser keeps nothing, as in private windows of some; `full`: it
 * has no more room; `newer`: another tab has a newer version of the page, and this one is to be loaded anew.
 */
export type StoreFault = "blocked" | "full" | "newer";

/** Something in a room has changed: what has this key, or anything where there is none. */
export interface Change {
  readonly room: RoomName;
  readonly key?: Key;
  /** Another tab has changed it. */
  readonly elsewhere: boolean;
}

/** What of a `BroadcastChannel` the store uses. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

export interface StoreOptions {
  open(events: DatabaseEvents): Promise<Shelf>;
  /** Tells other tabs of changes, and hears of theirs. */
  readonly channel?: Channel | undefined;
  /** Asks the browser not to throw away what is kept. */
  persist?(): Promise<unknown>;
}

/** What is worth asking the person for, where the browser does that. */
const precious: readonly string[] = ["drawings", "models", "corrections", "runs"] satisfies RoomName[];

/**
 * What the page keeps from visit to visit. It never fails: what cannot be kept in the browser is kept in memory, so that nothing is
 * lost while the page is open, and `onFault` tells why. What is damaged is as if it were not there, with a warning on the console.
 * Nothing is opened before something is asked for.
 *
 * @example
 * await store.put("settings", "live", false);
 * if ((await store.get("settings", "live")) !== false) …
 * const stop = store.watch("drawings", ({ key, elsewhere }) => …);
 */
export class Store {
  readonly #options: StoreOptions;
  /** What could not be kept. It stands before what is. */
  readonly #memory = new MemoryShelf();
  readonly #watchers = new Set<(change: Change) => void>();
  readonly #faultListeners = new Set<(fault: StoreFault | undefined) => void>();
  #shelf: Promise<Shelf | undefined> | undefined;
  #fault: StoreFault | undefined;
  #asked = false;

  constructor(options: StoreOptions) {
    this.#options = options;
    options.channel?.addEventListener("message", ({ data }) => {
      if (Object.hasOwn(rooms, data?.room)) this.#tell({ ...data, elsewhere: true });
    });
  }

  /** Calls at once, and whenever it changes. Returns what ends that. */
  onFault(listener: (fault: StoreFault | undefined) => void): () => void {
    this.#faultListeners.add(listener);
    listener(this.#fault);
    return () => this.#faultListeners.delete(listener);
  }

  /** Calls when something in a room has changed, here or in another tab. Returns what ends that. */
  watch(room: RoomName, listener: (change: Change) => void): () => void {
    const watcher = (change: Change) => change.room === room && listener(change);
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  async get<Name extends RoomName>(room: Name, key: Key): Promise<Kept<Name> | undefined> {
    const value = (await this.#memory.get(room, key)) ?? (await this.#read((shelf) => shelf.get(room, key)));
    return value === undefined ? undefined : check(room, value);
  }

  /** All of a room, in the order of their keys. */
  async all<Name extends RoomName>(room: Name): Promise<Entry<Kept<Name>>[]> {
    const kept = await this.#read((shelf) => shelf.all(room));
    return checked(room, merged(kept ?? [], await this.#memory.all(room)));
  }

  /** The last ones of a room, the last first; what lies before them is not read. */
  async page<Name extends RoomName>(room: Name, options: PageOptions): Promise<Entry<Kept<Name>>[]> {
    const { count } = options;
    const found: Entry<Kept<Name>>[] = [];
    for (let { before } = options; ; ) {
      const step = { count, before };
      const kept = await this.#read((shelf) => shelf.page(room, step));
      const entries = merged(kept ?? [], await this.#memory.page(room, step))
        .reverse()
        .slice(0, count);
      found.push(...checked(room, entries));
      if (found.length >= count || entries.length < count) return found.slice(0, count);
      before = entries.at(-1)!.key; // some were damaged
    }
  }

  /** In their order. */
  async keys(room: RoomName): Promise<Key[]> {
    const kept = await this.#read((shelf) => shelf.keys(room));
    const keys = new Set([...(kept ?? []), ...(await this.#memory.keys(room))]);
    return [...keys].sort(compareKeys);
  }

  /** Says whether it is kept when this tab is closed. */
  put<Name extends RoomName>(room: Name, key: Key, value: Kept<Name>): Promise<boolean> {
    return this.putAll(room, [{ key, value }]);
  }

  /** Puts all of them, and deletes what has the keys `gone`, or nothing of it where it is not kept when this tab is closed. */
  async putAll<Name extends RoomName>(
    room: Name,
    entries: readonly Entry<Kept<Name>>[],
    gone: readonly Key[] = [],
  ): Promise<boolean> {
    const { write } = rooms[room] as { write(value: Kept<Name>): unknown };
    const puts = entries.map(({ key, value }) => ({ room, key, value: write(value) }));
    const kept = await this.#write([...puts, ...gone.map((key) => ({ room, key }))]);
    if (kept && !this.#asked && precious.includes(room)) {
      this.#asked = true;
      this.#options.persist?.().catch(() => {}); // it may be thrown away, as without asking
    }
    return kept;
  }

  async delete(room: RoomName, ...keys: readonly Key[]): Promise<void> {
    await this.#write(keys.map((key) => ({ room, key })));
  }

  async clear(room: RoomName): Promise<void> {
    await this.#memory.clear(room);
    await this.#read((shelf) => shelf.clear(room));
    this.#changed({ room });
  }

  async #write(writes: readonly Write[]): Promise<boolean> {
    const kept = await this.#tryWrite(writes);
    // What is kept now need not stand in memory, and what is not must.
    await this.#memory.write(kept ? writes.map(({ room, key }) => ({ room, key })) : writes);
    const [first] = writes;
    if (first) this.#changed({ room: first.room as RoomName, ...(writes.length === 1 && { key: first.key }) });
    return kept;
  }

  async #tryWrite(writes: readonly Write[]): Promise<boolean> {
    for (const attempt of ["first", "again"]) {
      const shelf = await this.#open();
      if (!shelf) return false;
      try {
        await shelf.write(writes);
        this.#become(undefined);
        return true;
      } catch (error) {
        warn(faultOf(error));
        if (isNamed(error, "QuotaExceededError")) {
          this.#become("full");
          return false;
        }
        // Browsers close databases, as after a long sleep: it may open again.
        if (attempt === "first") this.#shelf = undefined;
        else this.#become("blocked");
      }
    }
    return false;
  }

  async #read<Value>(read: (shelf: Shelf) => Promise<Value>): Promise<Value | undefined> {
    for (const attempt of ["first", "again"]) {
      const shelf = await this.#open();
      if (!shelf) return undefined;
      try {
        return await read(shelf);
      } catch (error) {
        if (attempt === "first") this.#shelf = undefined;
        else warn(faultOf(error));
      }
    }
    return undefined;
  }

  #open(): Promise<Shelf | undefined> {
    this.#shelf ??= this.#tryOpen();
    return this.#shelf;
  }

  async #tryOpen(): Promise<Shelf | undefined> {
    try {
      return await this.#options.open({
        onClosed: (why) => {
          this.#shelf = why === "newer" ? Promise.resolve(undefined) : undefined;
          if (why === "newer") this.#become("newer");
        },
      });
    } catch (error) {
      warn(faultOf(error));
      this.#become(isNamed(error, "VersionError") ? "newer" : "blocked");
      return undefined;
    }
  }

  #become(fault: StoreFault | undefined): void {
    if (fault === this.#fault) return;
    this.#fault = fault;
    for (const listener of this.#faultListeners) listener(fault);
  }

  #changed(change: Omit<Change, "elsewhere">): void {
    this.#options.channel?.postMessage(change);
    this.#tell({ ...change, elsewhere: false });
  }

  #tell(change: Change): void {
    for (const watcher of this.#watchers) watcher(change);
  }
}

/** In the order of their keys; of two with one key that which comes later. */
function merged(kept: readonly Entry[], held: readonly Entry[]): Entry[] {
  const byKey = new Map([...kept, ...held].map((entry) => [entry.key, entry]));
  return [...byKey.values()].sort((a, b) => compareKeys(a.key, b.key));
}

function checked<Name extends RoomName>(room: Name, entries: readonly Entry[]): Entry<Kept<Name>>[] {
  return entries.flatMap(({ key, value }) => {
    const found = check(room, value);
    return found === undefined ? [] : [{ key, value: found }];
  });
}

function check<Name extends RoomName>(room: Name, value: unknown): Kept<Name> | undefined {
  try {
    return rooms[room].read(value) as Kept<Name>;
  } catch (error) {
    warn(faultOf(error));
    return undefined;
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
