import { shown } from "../message.ts";

/** @throws RangeError unless the value is a number with least ≤ value < limit. */
export function checkBounds(what: string, value: unknown, least: number, limit: number): void {
  if (typeof value === "number" && value >= least && value < limit) return;
  throw new RangeError(`${what}: must be from ${least} to below ${limit}, got ${shown(value)}`);
}

/** @throws RangeError unless the value is a share, 0…1. */
export function checkShare(what: string, value: unknown): void {
  if (typeof value === "number" && value >= 0 && value <= 1) return;
  throw new RangeError(`${what}: must be from 0 to 1, got ${shown(value)}`);
}

/** @throws RangeError for the first of unknown keys, if there is any: what is left of an object without its known ones. */
export function refuseUnknown(what: string, unknown: object, known: readonly string[]): void {
  const [key] = Object.keys(unknown);
  if (key !== undefined) throw new RangeError(`${what}: must be ${known.join(", ")}, got ${shown(key)}`);
}
