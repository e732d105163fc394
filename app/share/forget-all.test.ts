import { expect, it } from "vitest";
import { MemoryShelf } from "../store/memory-shelf.ts";
import { Store } from "../store/store.ts";
import { forgetAll } from "./forget-all.ts";

it("forgets what a person has made, and brings it back; how they like the page stays", async () => {
  const shelf = new MemoryShelf();
  const store = new Store({ open: async () => shelf });
  const ink = { strokes: [[{ x: 1, y: 2 }]] };
  await store.put("drawings", "a", { ink, text: "1", at: 1 });
  await store.put("corrections", "b", { ink, label: "7", at: 1 });
  await store.put("models", "model", { name: "a.keras", bytes: Uint8Array.of(1) });
  await store.put("settings", "model", "a.keras");
  await store.put("settings", "live", false);
  await store.put("draft", 0, { erased: "all" });
  const rooms = ["drawings", "corrections", "models", "settings", "draft"] as const;
  const all = () => Promise.all(rooms.map((room) => store.all(room)));
  const before = await all();
  const forgotten = await forgetAll(store);
  expect((await all()).map((entries) => entries.map(({ key }) => key))).toEqual([[], [], [], ["live"], [0]]);
  await forgotten.undo();
  expect(await all()).toEqual(before);
});
