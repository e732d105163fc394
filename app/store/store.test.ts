import "fake-indexeddb/auto";
import { deleteDB, openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "./database.ts";
import { MemoryShelf } from "./memory-shelf.ts";
import { moveKeyval } from "./move-keyval.ts";
import { newKey } from "./new-key.ts";
import type { KeptDrawing } from "./rooms/kept-drawing.ts";
import type { Shelf } from "./shelf.ts";
import { type Change, type Channel, Store, type StoreFault, type StoreOptions } from "./store.ts";

const drawing = (text: string): KeptDrawing => ({
  ink: { strokes: [[{ x: 1, y: 2 }]], width: 800, height: 600 },
  text,
  at: 5,
});

/** A shelf of which some deeds fail as browsers have them fail. */
function failing(shelf: Shelf, names: Partial<Record<keyof Shelf, string>>): Shelf {
  const fail = (name: string) => async () => {
    throw new DOMException("", name);
  };
  const failures = Object.entries(names).map(([deed, name]) => [deed, fail(name)]);
  return Object.assign(Object.create(shelf), Object.fromEntries(failures));
}

function started(options: Partial<StoreOptions> = {}) {
  const store = new Store({ open: openDatabase, ...options });
  const faults: (StoreFault | undefined)[] = [];
  store.onFault((fault) => faults.push(fault));
  const changes: Change[] = [];
  store.watch("drawings", (change) => changes.push(change));
  return { store, faults, changes };
}

/** Before `idb` wraps it. */
const step = vi.spyOn(IDBCursor.prototype, "continue");

let warned: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  warned = vi.spyOn(console, "warn").mockImplementation(() => {});
});

/** Shares one shelf within a test. */
function database(): StoreOptions["open"] {
  const shelf = new MemoryShelf();
  return async () => shelf;
}

describe("the store", () => {
  it("keeps what is put in the browser's database, in rooms, until it is deleted", async () => {
    const { store, faults } = started();
    expect(await store.put("drawings", "a", drawing("1"))).toBe(true);
    await store.putAll("drawings", [
      { key: "c", value: drawing("3") },
      { key: "b", value: drawing("2") },
    ]);
    await store.put("settings", "live", false);
    const { store: next } = started();
    expect(await next.get("drawings", "a")).toEqual(drawing("1"));
    expect(await next.get("drawings", "live")).toBeUndefined();
    expect(await next.get("settings", "live")).toBe(false);
    expect((await next.all("drawings")).map(({ key }) => key)).toEqual(["a", "b", "c"]);
    expect((await next.page("drawings", { count: 2 })).map(({ value }) => value.text)).toEqual(["3", "2"]);
    expect((await next.page("drawings", { count: 2, before: "b" })).map(({ key }) => key)).toEqual(["a"]);
    await next.delete("drawings", "a", "b");
    expect(await store.keys("drawings")).toEqual(["c"]);
    await next.clear("drawings");
    expect(await store.all("drawings")).toEqual([]);
    expect(await store.get("settings", "live")).toBe(false);
    expect(faults).toEqual([undefined]);
  });

  it("keeps each kind of thing as it is", async () => {
    const { store } = started();
    const strokes = [
      [
        { x: 1, y: 2, t: 3, pressure: 0.5 },
        { x: 2, y: 2, t: 9 },
      ],
    ];
    const detected = { range: "0..1", ink: "white" } as const;
    await store.put("draft", 0, { added: strokes });
    await store.put("draft", 1, { erased: [0], added: strokes });
    await store.put("draft", 2, { erased: "all" });
    await store.put("draft", 3, "undo");
    await store.put("corrections", "a", { ink: { strokes }, label: "7", at: 1 });
    await store.put("corrections", "b", { ink: { strokes }, label: null, at: 1 });
    await store.put("models", "model", { name: "a", bytes: Uint8Array.of(1), input: { used: detected, detected } });
    await store.put("runs", "a/history", Uint8Array.of(2));
    expect(await store.all("draft")).toEqual([
      { key: 0, value: { added: strokes } },
      { key: 1, value: { erased: [0], added: strokes } },
      { key: 2, value: { erased: "all" } },
      { key: 3, value: "undo" },
    ]);
    await store.putAll("draft", [{ key: 0, value: "redo" }], [1, 3]);
    expect((await store.all("draft")).map(({ key }) => key)).toEqual([0, 2]);
    expect((await store.all("corrections")).map(({ value }) => value.label)).toEqual(["7", null]);
    expect((await store.get("models", "model"))!.input).toEqual({ used: detected, detected });
    expect(await store.get("runs", "a/history")).toEqual(Uint8Array.of(2));
  });

  it("reads no more of 5,000 drawings than it shows", async () => {
    const { store } = started();
    const entries = Array.from({ length: 5_000 }, (_, i) => ({
      key: `d${String(i).padStart(4, "0")}`,
      value: drawing(`${i}`),
    }));
    await store.putAll("drawings", entries);
    const all = vi.spyOn(IDBObjectStore.prototype, "getAll");
    step.mockClear();
    const page = await store.page("drawings", { count: 12 });
    expect(page.map(({ value }) => value.text)).toEqual(Array.from({ length: 12 }, (_, i) => `${4_999 - i}`));
    expect(step).toHaveBeenCalledTimes(11);
    expect(all).not.toHaveBeenCalled();
    await store.clear("drawings");
  });

  it("tells other tabs of a change, and hears of theirs", async () => {
    const [one, other] = [new EventTarget(), new EventTarget()];
    const channel = (own: EventTarget, others: EventTarget): Channel => ({
      addEventListener: (type, listener) => own.addEventListener(type, listener as (event: Event) => void),
      postMessage: (data: unknown) => others.dispatchEvent(new MessageEvent("message", { data })),
    });
    const shared = database();
    const here = started({ open: shared, channel: channel(one, other) });
    const there = started({ open: shared, channel: channel(other, one) });
    await here.store.put("drawings", "a", drawing("1"));
    expect(here.changes).toEqual([{ room: "drawings", key: "a", elsewhere: false }]);
    expect(there.changes).toEqual([{ room: "drawings", key: "a", elsewhere: true }]);
    expect(await there.store.get("drawings", "a")).toEqual(drawing("1"));
    await there.store.clear("drawings");
    expect(here.changes.at(-1)).toEqual({ room: "drawings", elsewhere: true });
    await here.store.put("settings", "live", true);
    one.dispatchEvent(new MessageEvent("message", { data: { room: "toString" } }));
    expect(here.changes).toHaveLength(2);
  });

  it("takes what is damaged for absent, and says so on the console", async () => {
    const open = database();
    const { store } = started({ open });
    const shelf = await open({ onClosed: () => {} });
    const bad = ["1", null, { ink: "{", text: "", at: 1 }, { ink: '{"strokes":[[[null,1]]]}', text: "", at: 1 }];
    await shelf.write(bad.map((value, i) => ({ room: "drawings", key: `z${i}`, value })));
    await store.put("drawings", "a", drawing("1"));
    expect(await store.get("drawings", "z0")).toBeUndefined();
    expect((await store.page("drawings", { count: 2 })).map(({ key }) => key)).toEqual(["a"]);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining("Tenpen: "));
  });

  it("asks the browser once not to throw away what is worth it", async () => {
    const persist = vi.fn(async () => true);
    const { store } = started({ open: database(), persist });
    await store.put("settings", "live", true);
    await store.put("draft", 0, { erased: "all" });
    expect(persist).not.toHaveBeenCalled();
    await store.put("drawings", "a", drawing("1"));
    await store.put("drawings", "b", drawing("1"));
    expect(persist).toHaveBeenCalledTimes(1);
  });
});

describe("where the browser does not keep it", () => {
  it("it stands in memory, and why is told: blocked", async () => {
    const { store, faults } = started({
      open: async () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
    expect(await store.put("drawings", "a", drawing("1"))).toBe(false);
    expect(await store.get("drawings", "a")).toEqual(drawing("1"));
    expect((await store.page("drawings", { count: 12 })).map(({ key }) => key)).toEqual(["a"]);
    expect(faults).toEqual([undefined, "blocked"]);
    await store.delete("drawings", "a");
    expect(await store.all("drawings")).toEqual([]);
  });

  it("full: what was there stays, and the next is kept once there is room", async () => {
    const shelf = new MemoryShelf();
    let full = false;
    const { store, faults } = started({
      open: async () =>
        Object.assign(Object.create(shelf), {
          write: (writes: Parameters<Shelf["write"]>[0]) =>
            full ? Promise.reject(new DOMException("", "QuotaExceededError")) : shelf.write(writes),
        }),
    });
    await store.put("drawings", "a", drawing("1"));
    full = true;
    expect(await store.put("drawings", "b", drawing("2"))).toBe(false);
    expect(await store.put("drawings", "a", drawing("3"))).toBe(false);
    expect((await store.all("drawings")).map(({ value }) => value.text)).toEqual(["3", "2"]);
    expect(faults).toEqual([undefined, "full"]);
    full = false;
    expect(await store.put("drawings", "b", drawing("4"))).toBe(true);
    expect(faults).toEqual([undefined, "full", undefined]);
    expect((await shelf.all("drawings")).map(({ key }) => key)).toEqual(["a", "b"]);
  });

  it("a database that the browser has closed is opened again", async () => {
    const shelf = new MemoryShelf();
    let opened = 0;
    const { store, faults } = started({
      open: async () =>
        ++opened === 1 ? failing(shelf, { write: "InvalidStateError", get: "InvalidStateError" }) : shelf,
    });
    expect(await store.put("drawings", "a", drawing("1"))).toBe(true);
    expect(opened).toBe(2);
    expect(faults).toEqual([undefined]);
  });

  it("a newer version of the page has the database, then or later", async () => {
    const later = await openDB("tenpen", 99);
    const { store, faults } = started();
    expect(await store.put("drawings", "a", drawing("1"))).toBe(false);
    expect(faults).toEqual([undefined, "newer"]);
    later.close();
    await deleteDB("tenpen");

    const before = started();
    await before.store.put("drawings", "a", drawing("1"));
    (await openDB("tenpen", 99)).close(); // which waits until the store lets go
    expect(before.faults).toEqual([undefined, "newer"]);
    expect(await before.store.put("drawings", "b", drawing("2"))).toBe(false);
    expect(await before.store.get("drawings", "b")).toEqual(drawing("2"));
    await deleteDB("tenpen");
  });

  it("of several things that are put together none is kept where one cannot be", async () => {
    const shelf = await openDatabase({ onClosed: () => {} });
    await expect(
      shelf.write([
        { room: "settings", key: "a", value: 1 },
        { room: "settings", key: "b", value: () => {} },
      ]),
    ).rejects.toThrow();
    expect(await shelf.get("settings", "a")).toBeUndefined();
  });
});

describe("the model that was kept before there was a store", () => {
  const names = new Map<string, string>();
  beforeEach(() => {
    names.clear();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => names.get(key) ?? null,
      removeItem: (key: string) => names.delete(key),
    });
    return () => vi.unstubAllGlobals();
  });

  it("is taken over, and its database removed", async () => {
    const old = await openDB("keyval-store", 1, { upgrade: (database) => void database.createObjectStore("keyval") });
    const bytes = Uint8Array.of(1, 2);
    await old.put("keyval", { name: "a.keras", bytes }, "model");
    old.close();
    names.set("tenpen.model", "a.keras");
    const { store } = started({
      async open(events) {
        const shelf = await openDatabase(events);
        await moveKeyval(shelf);
        return shelf;
      },
    });
    expect(await store.get("models", "model")).toEqual({ name: "a.keras", bytes });
    expect(await store.get("settings", "model")).toBe("a.keras");
    expect(names.size).toBe(0);
    await vi.waitFor(async () => {
      expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain("keyval-store");
    });
  });

  it("is not looked for where there was none", async () => {
    const opened = vi.spyOn(indexedDB, "open");
    await moveKeyval(new MemoryShelf());
    expect(opened).not.toHaveBeenCalled();
  });
});

it("keys come one after the other, and no two are the same", () => {
  const keys = Array.from({ length: 100 }, newKey);
  expect(new Set(keys).size).toBe(100);
  expect(keys.toSorted()).toEqual(keys);
});
