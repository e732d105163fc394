import { expect, it } from "vitest";
import { placedNumber } from "../../test/support/placed-number.ts";
import { withoutSpecks } from "./without-specks.ts";

const plane = { width: 800, height: 600, data: new Float32Array(0) };
const contrast = { ...plane, factor: 1, grey: plane };
const pageOf = (...numbers: ReturnType<typeof placedNumber>[]) => ({ grids: [], lines: [numbers] });
const textsOf = (pages: ReturnType<typeof withoutSpecks>) =>
  pages.map(({ lines }) =>
    lines
      .flat()
      .map(({ number }) => number.text)
      .join(" "),
  );

it("leaves out a digit by itself that is much smaller, larger or fainter than what else is read", () => {
  const page = pageOf(
    ...[placedNumber("48213"), placedNumber("90762"), placedNumber("5481307"), placedNumber("62590")],
    ...[placedNumber("1", { height: 14 }), placedNumber("0", { height: 130 })],
    ...[
      placedNumber("1", { height: 80 }),
      placedNumber("4", { height: 80 }),
      placedNumber("7", { strength: 0.2 }),
      placedNumber("5", { height: 30 }),
      placedNumber("16", { height: 14 }),
    ],
  );
  expect(textsOf(withoutSpecks([page], contrast))).toEqual(["48213 90762 5481307 62590 4 5 16"]);
});

it("leaves out what is faint in the other polarity, and what is too small to be read", () => {
  const light = pageOf(placedNumber("61", { strength: 0.5 }), placedNumber("93", { strength: 0.9 }));
  expect(textsOf(withoutSpecks([pageOf(placedNumber("4821")), light], contrast))).toEqual(["4821", "93"]);
  expect(textsOf(withoutSpecks([pageOf(placedNumber("482", { height: 5 }))], contrast))).toEqual([""]);
});
