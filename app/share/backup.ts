import { fault, isRecord, type TenpenError } from "../../src/errors.ts";
import { type RoomName, rooms } from "../store/rooms.ts";
import type { Entry, Key } from "../store/shelf.ts";
import type { Store } from "../store/store.ts";

// A file of lines of JSON. The first says what it is, {"tenpen":"backup","version":1}, and each other is something kept,
// {"room","key","value"}, with bytes as {"base64"}: any text editor shows it, and what one line says does not depend on another.

const version = 1;

/** All but the paper itself. */
const names = (Object.keys(rooms) as RoomName[]).filter((name) => name !== "draft");

/** How a backup begins, whatever its version. */
export const backupHead = '{"tenpen":"backup"';

type Everything = Readonly<Partial<Record<RoomName, readonly Entry<never>[]>>>;

/** All that is kept, as a file. */
export async function writeBackup(store: Pick<Store, "all">): Promise<Blob> {
  const lines = [JSON.stringify({ tenpen: "backup", version })];
  for (const room of names) {
    for (const { key, value } of await store.all(room)) {
      const kept = (rooms[room] as { write(value: unknown): unknown }).write(value);
      lines.push(JSON.stringify({ room, key, value: kept }, withBase64));
    }
  }
  return new Blob([lines.map((line) => `${line}\n`).join("")], { type: "application/jsonl" });
}

/**
 * What a backup has, all of it checked.
 *
 * @throws TenpenError when it is none, of a later version, or damaged anywhere.
 */
export function readBackup(text: string): Everything {
  const [head, ...lines] = text.split("\n");
  const { tenpen, version: from } = parse(head!, 1);
  if (tenpen !== "backup") throw broken(1, "must be that of a backup", tenpen);
  if (typeof from !== "number" || from < version) throw broken(1, "must have a version", from);
  if (from !== version) throw fault("unsupported", "backup", `must be of version ${version}`, from);
  const found: Partial<Record<RoomName, Entry<never>[]>> = {};
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const number = index + 2;
    const { room, key, value } = parse(line, number);
    const name = names.find((name) => name === room);
    if (!name) throw broken(number, "must be of a room that is known", room);
    if (typeof key !== "string" && !Number.isFinite(key)) throw broken(number, "must have a key", key);
    found[name] ??= [];
    found[name].push({ key: key as Key, value: rooms[name].read(value) as never });
  }
  return found;
}

/** Adds what a backup has and is not here: what is here stays as it is. Says how much was added. */
export async function restoreBackup(store: Pick<Store, "keys" | "putAll">, everything: Everything): Promise<number> {
  let count = 0;
  for (const name of names) {
    const here = new Set(await store.keys(name));
    const added = (everything[name] ?? []).filter(({ key }) => !here.has(key));
    if (added.length > 0) await store.putAll(name, added);
    count += added.length;
  }
  return count;
}

function parse(line: string, number: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line, fromBase64);
  } catch {
    throw broken(number, "must be JSON", line);
  }
  if (!isRecord(value)) throw broken(number, "must be an object", value);
  return value;
}

function withBase64(_key: string, value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  let binary = "";
  // In pieces: a call takes only so many values.
  for (let at = 0; at < value.length; at += 8192) binary += String.fromCharCode(...value.subarray(at, at + 8192));
  return { base64: btoa(binary) };
}

function fromBase64(_key: string, value: unknown): unknown {
  if (!isRecord(value) || typeof value.base64 !== "string") return value;
  return Uint8Array.from(atob(value.base64), (character) => character.charCodeAt(0));
}

function broken(line: number, rule: string, got: unknown): TenpenError {
  return fault("data", `backup, line ${line}`, rule, got);
}
