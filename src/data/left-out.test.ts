import { expect, it } from "vitest";
import { isLeftOut, leftOut } from "./left-out.ts";

it("knows a drawing by file, line and label", () => {
  const { file, line, label } = leftOut[0]!;
  expect(isLeftOut(`/anywhere/unipen/data/${file}`, line, label)).toBe(true);
  expect(isLeftOut(file.replaceAll("/", "\\"), line, label)).toBe(true);
  expect(isLeftOut(file, line + 1000, label)).toBe(false);
  expect(isLeftOut(file, line, "x")).toBe(false);
  expect(isLeftOut(file.split("/").at(-1)!, line, label)).toBe(false);
  expect(isLeftOut("", line, null)).toBe(false);
});

it("lists every drawing once, as one of the digits", () => {
  expect(new Set(leftOut.map(({ file, line }) => `${file}:${line}`)).size).toBe(leftOut.length);
  for (const { file, label } of leftOut) {
    expect(file).toMatch(/^1a\/.*\.dat$/);
    expect(label).toMatch(/^[0-9]$/);
  }
});
