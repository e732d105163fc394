import { describe, expect, it } from "vitest";
import { added, type Chain, listOf } from "./chain.ts";

const one: Chain<number> = { last: 1, before: undefined };
const three: Chain<number> = { last: 3, before: { last: 2, before: one } };

describe("chain", () => {
  it("lists its values from the first to the last", () => {
    expect(listOf(undefined)).toEqual([]);
    expect(listOf(three)).toEqual([1, 2, 3]);
  });

  it("tells what was added to another, and that nothing was", () => {
    expect(added(one, three)).toEqual([2, 3]);
    expect(added(three, three)).toEqual([]);
    expect(added(undefined, one)).toEqual([1]);
  });

  it("tells one that was not made from another, even of the same values", () => {
    expect(added(three, one)).toBeUndefined();
    expect(added(three, undefined)).toBeUndefined();
    expect(added({ last: 1, before: undefined }, three)).toBeUndefined();
  });
});
