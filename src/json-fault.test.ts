import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonFaultAt } from "./json-fault.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("jsonFaultAt", () => {
  it.each([
    ['{"strokes":[[[1,2],[NaN,3]]]}', 20],
    ['{"a":1,}', 7],
    ["[1 2]", 3],
    ["[01]", 1],
    ["{oops}", 1],
    ['{"a":"\\x"}', 5],
    ['{"a', 1],
    ['{"a":[1,', 8],
    ["[] []", 3],
    ["", 0],
    ["  ", 2],
    ["[1}", 2],
  ])("finds in %s where it stops", (text, at) => {
    expect(isJson(text)).toBe(false);
    expect(jsonFaultAt(text)).toBe(at);
  });

  it("finds a fault just where there is one", () => {
    const parts = [..."[]{},: ", '"a"', "1", "-0.5e+3", "NaN", "null", '"\\u00e9"', '"', "\\", "01", "\n"];
    const pieces = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((all) => all.join(""));
    const changed = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ...parts))
      .map(
        ([text, at, part]) => text.slice(0, at % (text.length + 1)) + part + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(pieces, changed, fc.json()), (text) => {
        expect(jsonFaultAt(text) === undefined).toBe(isJson(text));
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it("finds it in long texts", () => {
    const long = "x".repeat(5e6);
    expect(jsonFaultAt(`["${long}"`)).toBe(5e6 + 3);
    expect(jsonFaultAt("[".repeat(1e6))).toBe(1e6);
  });
});
