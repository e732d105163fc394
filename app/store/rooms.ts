import { isBytes, type Room, stored } from "./room.ts";
import { corrections } from "./rooms/correction.ts";
import { draft } from "./rooms/draft-step.ts";
import { drawings } from "./rooms/kept-drawing.ts";
import { models } from "./rooms/kept-model.ts";

/** Entries of runs of training. Their keys: `<run>/<entry>`. */
const runs: Room<Uint8Array> = {
  write: (bytes) => bytes,
  read(value) {
    if (!isBytes(value)) throw stored("bytes", value);
    return value;
  },
};

export type Setting = string | number | boolean;

/** Keys are their names. */
const settings: Room<Setting> = {
  write: (value) => value,
  read(value) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
    throw stored("a text, a number or a yes or no", value);
  },
};

/** All that is kept, by its room. A new one needs a migration of `database.ts` too. */
export const rooms = { drawings, draft, models, corrections, runs, settings };

export type RoomName = keyof typeof rooms;

/** What a room keeps. */
export type Kept<Name extends RoomName> = ReturnType<(typeof rooms)[Name]["read"]>;
