import { describe, expect, it } from "vitest";
import { directionOf, isLanguage, languageFor } from "./languages.ts";

describe("the language of a browser", () => {
  it.each([
    [["de-CH", "en"], "de"],
    [["zh-Hant-TW"], "zh"],
    [["fr", "nl", "ES-mx", "de"], "es"],
    [["fr"], "en"],
    [["constructor"], "en"],
    [[], "en"],
  ])("of %j is %s", (tags, language) => {
    expect(languageFor(tags)).toBe(language);
  });
});

it("only what the page has is a language of it", () => {
  expect(["de", "fr", "toString", "", null].map(isLanguage)).toEqual([true, false, false, false, false]);
});

it("Arabic alone runs from the right", () => {
  expect([directionOf("ar"), directionOf("hi")]).toEqual(["rtl", "ltr"]);
});
