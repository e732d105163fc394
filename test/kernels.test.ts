import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { kernelsHash } from "../tools/kernels-hash.mjs";

it("the kernels were built of the sources, compiler and options that stand here: else `npm run build:kernels`", () => {
  const built = readFileSync(new URL("../src/nn/kernels/kernels.generated.ts", import.meta.url), "utf8");
  expect(built.split("\n", 1)[0]).toContain(kernelsHash());
});
