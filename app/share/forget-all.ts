import type { RoomName } from "../store/rooms.ts";
import type { Store } from "../store/store.ts";

/** What a person has made and is kept, and with the model its name. How they like the page, and what is on the paper, stays. */
const rooms = ["drawings", "corrections", "runs", "models"] as const satisfies readonly RoomName[];

export interface Forgotten {
  /** Puts all of it back. */
  undo(): Promise<void>;
}

/** Forgets all that is kept; it can be undone as long as someone holds what this gives. */
export async function forgetAll(
  store: Pick<Store, "all" | "get" | "clear" | "delete" | "put" | "putAll">,
): Promise<Forgotten> {
  const kept = await Promise.all(rooms.map(async (room) => ({ room, entries: await store.all(room) })));
  const model = await store.get("settings", "model");
  for (const room of rooms) await store.clear(room);
  await store.delete("settings", "model");
  return {
    async undo() {
      for (const { room, entries } of kept) if (entries.length > 0) await store.putAll(room, entries as never);
      if (model !== undefined) await store.put("settings", "model", model);
    },
  };
}
