import { TenpenError } from "../../src/errors.ts";
import type { RunStore } from "../../src/training/run-store.ts";

/** A store that is gone with the test. */
export class MemoryStore implements RunStore {
  readonly entries = new Map<string, Uint8Array>();
  isLocked = false;

  placeOf(name = ""): string {
    return name === "" ? "memory" : `memory: ${name}`;
  }

  async list(): Promise<string[]> {
    return [...this.entries.keys()];
  }

  async read(name: string): Promise<Uint8Array | null> {
    return this.entries.get(name) ?? null;
  }

  async write(name: string, content: Uint8Array | string): Promise<void> {
    this.entries.set(name, typeof content === "string" ? new TextEncoder().encode(content) : content.slice());
  }

  async lock(): Promise<() => Promise<void>> {
    if (this.isLocked) throw new TenpenError("call", "memory", "must be written by one training at a time", "another");
    this.isLocked = true;
    return async () => {
      this.isLocked = false;
    };
  }
}
