import { keptName, keptNameKey } from "./kept-name.ts";
import type { ModelInput } from "./model-summary.ts";

/** A model file as the browser keeps it, and what was found out of it. */
export interface KeptModel {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly input?: ModelInput;
}

/** Where one model is kept from visit to visit. */
export interface ModelStore {
  /** Undefined when there is none, or none that can be had. */
  load(): Promise<KeptModel | undefined>;
  /** Says whether it is kept: storage may be blocked, as in private windows, or full. */
  save(model: KeptModel): Promise<boolean>;
  remove(): Promise<void>;
  /** Tells when another tab removes what is kept, or keeps another model in its place. */
  watch(onOther: () => void): void;
}

const key = "model";

/** The store of this browser: IndexedDB. */
export const browserStore: ModelStore = {
  async load() {
    if (keptName() === null) return undefined;
    try {
      const { get } = await import("idb-keyval");
      return await get<KeptModel>(key);
    } catch {
      return undefined;
    }
  },
  async save(model) {
    try {
      const { set } = await import("idb-keyval");
      noteKept(model.name); // before it is waited for: it may be removed meanwhile
      await set(key, model);
      return true;
    } catch {
      await browserStore.remove(); // of another model may be left
      return false;
    }
  },
  async remove() {
    try {
      noteKept(null);
      const { del } = await import("idb-keyval");
      await del(key);
    } catch {
      // Where nothing can be stored, nothing is.
    }
  },
  watch(onOther) {
    // Heard in other tabs than the one that notes it; without a key when all was cleared.
    addEventListener("storage", ({ key }) => (key === keptNameKey || key === null) && onOther());
  },
};

/** Notes the name of what is kept from now on; null: nothing. @throws DOMException where storage is blocked or full. */
function noteKept(name: string | null): void {
  if (name === null) localStorage.removeItem(keptNameKey);
  else localStorage.setItem(keptNameKey, name);
}
