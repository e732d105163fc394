import { expect } from "vitest";
import type { ErrorCode } from "../../src/errors.ts";

/** Matches a `TenpenError` of one of the codes, and of a message where one is given: for `toThrow`, `toEqual` and the like. */
export function brokenRule(code: ErrorCode | readonly ErrorCode[], message: unknown = expect.any(String)): unknown {
  return expect.objectContaining({ name: "TenpenError", code: expect.toBeOneOf([code].flat()), message });
}

/** What can be wrong with a model file: the file, the network that it describes, its preprocessing, or that it is not for Tenpen. */
export const inModelFile: readonly ErrorCode[] = ["model", "spec", "ink", "unsupported", "limit"];
