import { fault, isRecord, oneLine, TenpenError } from "../errors.ts";
import { crc32 } from "../formats/crc32.ts";
import { canonicalJson } from "../formats/json.ts";
import type { TrainState } from "../train/index.ts";
import { fromBase64, toBase64 } from "./base64.ts";

/** What a training was told: those of its settings that decide what comes out. */
export type Settings = Readonly<Record<string, unknown>>;

interface Checkpoint {
  readonly settings: Settings;
  readonly state: TrainState;
}

/** One from outside: `checkState` says whether its state is one. */
interface ReadCheckpoint {
  readonly settings: Settings;
  readonly state: unknown;
}

const marker = "$float32";
const oddMarker = "$float64";

/**
 * A checkpoint as text: one line with the CRC-32 of the rest, then JSON in which an array of float32 is
 * `{"$float32": base64}`, little endian. JSON keeps float64 numbers exactly, all but NaN, the infinities and -0, which are
 * `{"$float64": "NaN"}` and the like.
 */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const json = JSON.stringify(checkpoint, (_key, value: unknown) => {
    if (value instanceof Float32Array) {
      return { [marker]: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    }
    const isOdd = typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0));
    return isOdd ? { [oddMarker]: Object.is(value, -0) ? "-0" : String(value) } : value;
  });
  return `${checksum(json)}\n${json}\n`;
}

/** @throws TenpenError when the text is damaged or no checkpoint: then nothing can be gone on with. */
export function parseCheckpoint(text: string, path: string): ReadCheckpoint {
  const [, expected, json = ""] = /^([0-9a-f]{8})\n([^\n]*)\n$/.exec(text) ?? [];
  if (expected !== checksum(json)) {
    throw new TenpenError("call", path, "must be a whole checkpoint", "another checksum");
  }
  const content = revive(json, path);
  const { settings, state } = isRecord(content) ? content : {};
  if (!isRecord(settings)) throw fault("call", path, "must be a checkpoint with settings", settings);
  return { settings, state };
}

function revive(json: string, path: string): unknown {
  try {
    return JSON.parse(json, (_key, value) => {
      if (typeof value?.[oddMarker] === "string") return Number(value[oddMarker]);
      if (typeof value?.[marker] !== "string") return value;
      return new Float32Array(fromBase64(value[marker]).buffer);
    });
  } catch (error) {
    // No JSON, no base64, or no whole numbers of four bytes.
    throw new TenpenError("call", path, "must be a whole checkpoint", oneLine((error as Error).message));
  }
}

/** @throws TenpenError naming the first setting that is another than it was. */
export function checkSameSettings(then: Settings, now: Settings): void {
  for (const key of new Set([...Object.keys(then), ...Object.keys(now)])) {
    // In one order: a model's metadata and a recipe need not have the same.
    const [was, is] = [canonicalJson(then[key]), canonicalJson(now[key])];
    if (was !== is) throw new TenpenError("call", "--resume", `${key} must be ${was}, as it was`, is);
  }
}

function checksum(json: string): string {
  return crc32(new TextEncoder().encode(json)).toString(16).padStart(8, "0");
}
