import { afterEach, describe, expect, it } from "vitest";
import type { Translation } from "./catalogue.ts";
import * as lazy from "./en/lazy.ts";
import * as english from "./en.ts";
import { lazyStrings } from "./lazy-strings.ts";
import { language, onLanguage, setLanguage, strings } from "./strings.ts";

afterEach(() => setLanguage("en"));

function named(name: string): Translation {
  const fileProblem = { ...lazy.fileProblem, notThere: () => name };
  return { ...english, page: { ...english.page, name }, lazy: { ...lazy, fileProblem } };
}

describe("a language that was chosen", () => {
  it("is what is shown from then on, with what is loaded later, and says so", async () => {
    const heard: string[] = [];
    const listening = new AbortController();
    onLanguage(
      () => heard.push(`${language} ${strings.page.name} ${lazyStrings().fileProblem.notThere("")}`),
      listening.signal,
    );
    await setLanguage("de", async () => named("Zehn"));
    await setLanguage("en");
    listening.abort();
    await setLanguage("es", async () => named("Diez"));
    expect(heard).toEqual(["de Zehn Zehn", "en Tenpen  is no longer in this browser."]);
  });

  it("counts though one that was chosen before arrives after it", async () => {
    let arrive = (_: Translation) => {};
    const slow = setLanguage(
      "de",
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    await setLanguage("es", async () => named("Diez"));
    arrive(named("Zehn"));
    await slow;
    expect([language, strings.page.name]).toEqual(["es", "Diez"]);
  });

  it("leaves the one before it where it cannot be had", async () => {
    await setLanguage("es", async () => named("Diez"));
    await expect(setLanguage("de", () => Promise.reject(new Error("offline")))).rejects.toThrow("offline");
    expect([language, strings.page.name]).toEqual(["es", "Diez"]);
  });
});
