import { store } from "../store/browser-store.ts";
import type { KeptModel } from "../store/rooms/kept-model.ts";

/** Where one model is kept from visit to visit. */
export interface ModelStore {
  /** Undefined when there is none, or none that can be had. */
  load(): Promise<KeptModel | undefined>;
  /** Says whether it is kept: storage may be blocked, as in private windows, or full. */
  save(model: KeptModel): Promise<boolean>;
  remove(): Promise<void>;
  /** Tells when another tab removes what is kept, or keeps another model in its place, or all is forgotten. */
  watch(onOther: () => void): void;
}

/** In their rooms the model and its name, which is known without loading the model. */
const key = "model";

/** The name of the model that this browser keeps; undefined when there is none. */
export function keptName(): Promise<string | undefined> {
  return store.get("settings", key).then((name) => (typeof name === "string" ? name : undefined));
}

/** The store of this browser. */
export const browserStore: ModelStore = {
  load: () => store.get("models", key),
  async save(model) {
    const kept = (await store.put("models", key, model)) && (await store.put("settings", key, model.name));
    if (!kept) await browserStore.remove(); // of another model may be left
    return kept;
  },
  async remove() {
    await store.delete("settings", key);
    await store.delete("models", key);
  },
  watch(onOther) {
    store.watch("models", ({ elsewhere, key }) => (elsewhere || key === undefined) && onOther());
  },
};
