import { fault, type TenpenError } from "../../src/errors.ts";

/**
 * How the values of a room are kept: as plain data of JSON and bytes, which `read` checks. What was kept may be of an older version
 * of the page, or damaged.
 */
export interface Room<Value> {
  write(value: Value): unknown;
  /** @throws TenpenError when it is no such value. */
  read(stored: unknown): Value;
}

/** The fault of something kept that is not what it is to be. */
export function stored(what: string, got: unknown): TenpenError {
  return fault("data", "what this browser keeps", `must be ${what}`, got);
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}
