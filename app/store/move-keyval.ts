import { deleteDB, openDB } from "idb";
import { faultOf } from "../../src/worker/protocol.ts";
import { warn } from "../warn.ts";
import type { Shelf } from "./shelf.ts";

/** Where the name of a kept model stood before there was a store. */
const nameKey = "tenpen.model";

/**
 * Takes over the model that was kept before there was a store, in a database of its own, and removes that. The name in `localStorage`
 * goes last: where this is stopped on the way, the next visit does it again.
 */
export async function moveKeyval(shelf: Shelf): Promise<void> {
  try {
    const name = localStorage.getItem(nameKey);
    if (name === null) return;
    const old = await openDB("keyval-store");
    const model = old.objectStoreNames.contains("keyval") ? await old.get("keyval", "model") : undefined;
    old.close();
    if (model !== undefined && (await shelf.get("models", "model")) === undefined) {
      await shelf.write([
        { room: "models", key: "model", value: model },
        { room: "settings", key: "model", value: name },
      ]);
    }
    void deleteDB("keyval-store").catch(() => {}); // it waits for tabs that have an older version of the page
    localStorage.removeItem(nameKey);
  } catch (error) {
    warn(faultOf(error)); // storage is blocked or full: it stays where it is
  }
}
