import { expect, it } from "vitest";
import { csvRecord } from "./csv-record.ts";

it("what would take a row apart is quoted, and quotes are doubled", () => {
  expect(csvRecord(["a", 1.5, "", "4,2", 'a "b"', "two\r\nlines"])).toBe('a,1.5,,"4,2","a ""b""","two\r\nlines"');
});
