import { describe, expect, it } from "vitest";
import { formatsIn } from "./formats-in.ts";
import { type Language, languages } from "./languages.ts";

describe("the formats of a language", () => {
  it("choose among the six forms of Arabic, and the two of English", () => {
    const forms = { zero: "0", one: "1", two: "2", few: "few #", many: "many #", other: "other #" };
    const { plural } = formatsIn("ar");
    expect([0, 1, 2, 3, 11, 100].map((count) => plural(count, forms))).toEqual([
      "0",
      "1",
      "2",
      "few 3",
      "many 11",
      "other 100",
    ]);
    const english = formatsIn("en");
    expect([1, 1200].map((count) => english.plural(count, { one: "# image", other: "# images" }))).toEqual([
      "1 image",
      "1,200 images",
    ]);
  });

  it.each(Object.keys(languages) as Language[])("write Latin digits in %s", (language) => {
    const { number, decimal, percent } = formatsIn(language);
    expect(`${number(1234)} ${decimal(1.25)} ${percent(0.986)}`.replace(/[^\d]/g, "")).toMatch(/^12341[23]986$/);
  });
});
