import { expect, it } from "vitest";
import type { Class } from "../model/classes.ts";
import { hasForm } from "./form.ts";

const classes: readonly Class[] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", ",", "-", null];
const isNumber = (text: string) =>
  hasForm(
    [...text].map((each) => classes.indexOf(each as Class)),
    classes,
  );

it("takes digits with single signs between them, one minus before them, and one point or comma before or behind", () => {
  const good = ["7", "-5", "3.14", "1,000.5", "5.", ".5", "-.5", "19-9-95", "456-7890", "-1-2"];
  const bad = ["", "-", ".", "--5", "3--4", ".4--2", "-4.--2---", "5-", "50-", "3..4", "3.-4", "..5", "5,,", ".-5"];
  expect([...good, ...bad].filter(isNumber)).toEqual(good);
});
