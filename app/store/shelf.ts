/** The name of a thing in its room. Those of one room are all numbers or all texts, and it is in their order. */
export type Key = number | string;

export interface Entry<Value = unknown> {
  readonly key: Key;
  readonly value: Value;
}

/** What is put, or deleted where it has no value. */
export interface Write {
  readonly room: string;
  readonly key: Key;
  readonly value?: unknown;
}

export interface PageOptions {
  /** At most so many. */
  readonly count: number;
  /** Only those before this key. */
  readonly before?: Key | undefined;
}

/** Where things lie, as plain data, in rooms: the browser's database, or the memory of this tab. */
export interface Shelf {
  get(room: string, key: Key): Promise<unknown>;
  /** All of a room, in the order of their keys. */
  all(room: string): Promise<Entry[]>;
  /** The last ones of a room, the last first. It reads no more of them than it gives. */
  page(room: string, options: PageOptions): Promise<Entry[]>;
  keys(room: string): Promise<Key[]>;
  /** All of them, or none. */
  write(writes: readonly Write[]): Promise<void>;
  clear(room: string): Promise<void>;
}
