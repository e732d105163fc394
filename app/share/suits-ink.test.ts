import { expect, it } from "vitest";
import { suitsInk } from "./suits-ink.ts";

it.each([
  ['{"label":"7","strokes":[]}', 3], // another feature may know the lines as its own
  ['\n {"tenpen":"backup","version":1}', 3],
  ["<svg xmlns", 3],
  ["<html>", 0],
  ["?PNG\r\n", 0],
  ["?PNG\r\n....iTXttenpen.ink\0", 4],
  ["", 0],
])("says of %j how surely it is ink: %d", (text, sureness) => {
  expect(suitsInk(new TextEncoder().encode(text))).toBe(sureness);
});
