import { openDatabase } from "./database.ts";
import { moveKeyval } from "./move-keyval.ts";
import { Store } from "./store.ts";

/** What this browser keeps for the page. */
export const store = new Store({
  async open(events) {
    const database = await openDatabase(events);
    await moveKeyval(database);
    return database;
  },
  channel: typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("tenpen"),
  persist: async () => navigator.storage?.persist?.(),
});
