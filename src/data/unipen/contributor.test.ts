import { expect, it } from "vitest";
import { contributorOf } from "./contributor.ts";

it.each([
  ["gmd/w3", "gmd"],
  ["apb/a/b", "apb"],
  ["w3", undefined],
  ["", undefined],
])("tells of the writer %j the contributor %j", (writer, contributor) => {
  expect(contributorOf({ writer })).toBe(contributor);
});

it("tells of nobody none", () => {
  expect(contributorOf({})).toBeUndefined();
});
