import { expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";

test.each([
  ["", "", 0],
  ["2026", "2026", 0],
  ["", "12", 2],
  ["12", "", 2],
  ["kitten", "sitting", 3],
  ["1,000", "1000", 1],
  ["21", "12", 2],
])("from %j to %j it is %d", (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
});
