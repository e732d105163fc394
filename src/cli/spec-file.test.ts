import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { folder, put } from "../../test/support/call.ts";
import { readSpec } from "./spec-file.ts";

it("refuses before training what nobody would wait for to read with", async () => {
  const layers = [
    { type: "zeroPadding2d", padding: [500, 500, 500, 500] },
    { type: "maxPool2d", size: 1000, stride: 1, padding: "same" },
    { type: "globalAveragePool2d" },
    { type: "dense", units: 10 },
  ];
  const path = put(folder(), "heavy.json", new TextEncoder().encode(JSON.stringify({ input: [28, 28, 1], layers })));
  await expect(readSpec(path, "--spec")).rejects.toThrow(
    brokenRule("limit", expect.stringContaining(`${path}: spec: must cost at most `)),
  );
});
