import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** A temporary folder for each test of a file. The result is called in the test. */
export function useFolder(): () => string {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tenpen-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return () => folder;
}
