/** What a training leaves in its store. */
export const entries = {
  model: "best_model.safetensors",
  keras: "best_model.keras",
  history: "history.json",
  checkpoint: "checkpoint.json",
} as const;

/** Where a training keeps what it leaves: named entries, each there as a whole or not at all. A folder in Node, a database in a page. */
export interface RunStore {
  /** What to call an entry, or the store, in messages: a path, for one. */
  placeOf(name?: string): string;
  /** Names of all entries. */
  list(): Promise<string[]>;
  /** Null for an entry that is not there. */
  read(name: string): Promise<Uint8Array | null>;
  /** Whatever happens meanwhile, whoever reads finds the old entry or the new one. @throws TenpenError when it cannot be written. */
  write(name: string, content: Uint8Array | string): Promise<void>;
  /**
   * Keeps all others from writing until it is called what this returns.
   *
   * @throws TenpenError when another training writes into the store, or nobody can.
   */
  lock(): Promise<() => Promise<void>>;
}
