import { describe, expect, it, vi } from "vitest";
import { MemoryShelf } from "../store/memory-shelf.ts";
import { Store } from "../store/store.ts";
import { backupHead, readBackup, restoreBackup, writeBackup } from "./backup.ts";

function started() {
  const shelf = new MemoryShelf();
  return new Store({ open: async () => shelf });
}
const ink = { strokes: [[{ x: 1, y: 2, t: 3 }]], width: 800, height: 600 };
const drawing = (text: string) => ({ ink, text, at: 5 });

async function full(): Promise<Store> {
  const store = started();
  await store.put("drawings", "a", drawing("1"));
  await store.put("drawings", "b", drawing("2"));
  await store.put("corrections", "c", { ink, label: "7", at: 9 });
  await store.put("models", "model", { name: "a.keras", bytes: Uint8Array.from({ length: 20_000 }, (_, i) => i) });
  await store.put("settings", "model", "a.keras");
  await store.put("draft", 0, { erased: "all" });
  return store;
}

describe("a backup", () => {
  it("brings all that was kept to another browser, but for what is on the paper", async () => {
    const [from, to] = [await full(), started()];
    const text = await (await writeBackup(from)).text();
    expect(text.startsWith(backupHead)).toBe(true);
    expect(await restoreBackup(to, readBackup(text))).toBe(5);
    for (const room of ["drawings", "corrections", "models", "settings", "runs"] as const) {
      expect(await to.all(room)).toEqual(await from.all(room));
    }
    expect(await to.all("draft")).toEqual([]);
  });

  it("is added to what is there, which stays as it is", async () => {
    const text = await (await writeBackup(await full())).text();
    const to = started();
    await to.put("drawings", "b", drawing("mine"));
    await to.put("drawings", "d", drawing("4"));
    expect(await restoreBackup(to, readBackup(text))).toBe(4);
    expect((await to.all("drawings")).map(({ value }) => value.text)).toEqual(["1", "mine", "4"]);
    expect(await restoreBackup(to, readBackup(text))).toBe(0);
  });

  it.each([
    ["", /^backup, line 1: must be JSON/],
    ["[]", /^backup, line 1: must be an object/],
    [`{"tenpen":"backup"}`, /^backup, line 1: must have a version/],
    ['{"tenpen":"backup","version":2}', /^backup: must be of version 1, got 2$/],
    ['{"tenpen":"ink"}', /^backup, line 1: must be that of a backup/],
    ['{"tenpen":"backup","version":1}\n{"room":"drawi', /^backup, line 2: must be JSON/],
    ['{"tenpen":"backup","version":1}\n{"room":"draft","key":0,"value":{}}', /line 2: must be of a room that is known/],
    ['{"tenpen":"backup","version":1}\n{"room":"drawings","value":{}}', /line 2: must have a key/],
    [
      '{"tenpen":"backup","version":1}\n{"room":"models","key":"a","value":{"name":"a","bytes":{"base64":"%"}}}',
      /line 2/,
    ],
    ['{"tenpen":"backup","version":1}\n\n{"room":"drawings","key":"a","value":{"ink":"{}"}}', /must be a drawing/],
  ])("that is damaged is refused before anything is put: %s", (text, message) => {
    expect(() => readBackup(text)).toThrow(message);
  });

  it("leaves out what is damaged where it was kept", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const shelf = new MemoryShelf();
    await shelf.write([{ room: "drawings", key: "x", value: 1 }]);
    const store = new Store({ open: async () => shelf });
    await store.put("drawings", "y", drawing("1"));
    expect(readBackup(await (await writeBackup(store)).text()).drawings).toHaveLength(1);
  });
});
