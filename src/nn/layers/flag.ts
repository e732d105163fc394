import { broken } from "../shape.ts";

/** @throws SpecError for an option that is neither missing nor true or false. */
export function flag(what: string, value: unknown): void {
  if (value !== undefined && typeof value !== "boolean") throw broken(what, "must be true or false", value);
}
