import { truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { call, folder, put } from "../../test/support/call.ts";

// What is read whole is small: more than fits into memory is refused before it is read.
test.each([
  ["m.safetensors", (path: string) => ["inspect", path], 2 ** 26],
  ["m.keras", (path: string) => ["export", path, "--to", "onnx", "-o", `${path}.onnx`], 2 ** 26],
  ["a.recipe.json", (path: string) => ["train", "--recipe", path, "--out", join(path, "..", "out")], 2 ** 20],
  [
    "spec.json",
    (path: string) => ["train", "--data", "mnist", "--spec", path, "--out", join(path, "..", "out")],
    2 ** 20,
  ],
])("%s", async (name, argv, limit) => {
  const path = put(folder(), name, "");
  truncateSync(path, 2 ** 40);
  expect(await call(argv(path))).toEqual({
    ...{ code: 2, stdout: "" },
    stderr: `tenpen: ${path}: must have at most ${limit} bytes, got ${2 ** 40}\n`,
  });
});
