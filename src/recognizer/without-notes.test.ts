import { expect, it } from "vitest";
import { placedNumber } from "../../test/support/placed-number.ts";
import { withoutNotes } from "./without-notes.ts";

const textsOf = (rows: ReturnType<typeof withoutNotes>) =>
  rows.map((row) => row.map((cell) => cell.map(({ number }) => number.text).join(" ")));

it("leaves small digits out of the cells of a grid that holds one digit in each", () => {
  const rows = [
    [[placedNumber("3")], [placedNumber("8")], []],
    [[placedNumber("2", { height: 24 })], [placedNumber("5")], [placedNumber("1")]],
    [[placedNumber("46", { height: 26 })], [placedNumber("9", { height: 34 })], [placedNumber("7")]],
  ];
  expect(textsOf(withoutNotes(rows))).toEqual([
    ["3", "8", ""],
    ["", "5", "1"],
    ["", "9", "7"],
  ]);
});

it("leaves a table of numbers as it is", () => {
  const rows = [
    [[placedNumber("31")], [placedNumber("8", { height: 24 })]],
    [[placedNumber("250")], [placedNumber("12")]],
  ];
  expect(withoutNotes(rows)).toEqual(rows);
});
