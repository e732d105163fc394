import { fault } from "../../errors.ts";

/** @throws TenpenError for an option that is neither missing nor true or false. */
export function flag(what: string, value: unknown): void {
  if (value !== undefined && typeof value !== "boolean") throw fault("spec", what, "must be true or false", value);
}
