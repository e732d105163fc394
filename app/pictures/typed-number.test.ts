import { expect, it } from "vitest";
import { onlyDigits } from "../../src/model/classes.ts";
import { hasForm } from "../../src/recognizer/form.ts";
import { typedNumber } from "./typed-number.ts";

it("is a number where reading would take it for one", () => {
  const classes = [...onlyDigits, ".", ",", "-"];
  const indices = [7, 10, 11, 12];
  let rows: number[][] = [[]];
  for (let length = 1; length <= 6; length++) {
    rows = rows.flatMap((row) => indices.map((index) => [...row, index]));
    for (const row of rows) {
      const text = row.map((index) => classes[index]).join("");
      expect([text, typedNumber(text)]).toEqual([text, hasForm(row, classes) ? text : undefined]);
    }
  }
});

it.each([
  ["", ""],
  ["  ", ""],
  [" 42 ", "42"],
  ["−7,5", "-7,5"],
  ["４２．５", "42.5"],
  ["٩٠٫٥", "90,5"],
  ["۱۲۳", "123"],
  ["९०८", "908"],
  ["abc", undefined],
  ["4 2", undefined],
  ["1e5", undefined],
  ["-", undefined],
  ["½", undefined],
  ["𝟗x", undefined],
])("%j is %j", (typed, text) => expect(typedNumber(typed)).toBe(text));
