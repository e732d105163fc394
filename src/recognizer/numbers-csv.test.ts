import { expect, it } from "vitest";
import { csvHead, csvRow } from "./numbers-csv.ts";

const bounds = { x: 1.26, y: 2, width: 30.04, height: 4 };

it("a number is a row of as many values as there are columns", () => {
  const row = csvRow("a.png", { text: "42", confidence: 0.98765, bounds });
  expect(row).toBe("a.png,42,0.9877,1.3,2,30,4");
  expect(row.split(",").length).toBe(csvHead.split(",").length);
});

it("what a table would take apart is quoted, and what nobody weighed has no confidence", () => {
  expect(csvRow('a "b".png', { text: "4,2", bounds })).toBe('"a ""b"".png","4,2",,1.3,2,30,4');
});
