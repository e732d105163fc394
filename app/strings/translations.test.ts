import { describe, expect, it } from "vitest";
import { ar } from "./ar.ts";
import type { Translation } from "./catalogue.ts";
import { de } from "./de.ts";
import * as lazy from "./en/lazy.ts";
import * as english from "./en.ts";
import { es } from "./es.ts";
import { hi } from "./hi.ts";
import { ja } from "./ja.ts";
import { zh } from "./zh.ts";

const translations: Readonly<Record<string, Translation>> = { es, de, hi, ar, zh, ja };

/** All texts by their path, and functions by their number of arguments. */
function leaves(value: unknown, path = ""): [path: string, leaf: unknown][] {
  if (typeof value === "function") return [[path, value.length]];
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}.${key}`));
}

const said = leaves({ ...english, lazy: { ...lazy } });
const byPath = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1);
/** What is the same in some of the languages. */
const names = /^(|Tenpen|Live|Ctrl|Shift|Space|Esc|Enter|↑ ↓ ← →|0|−1|PNG|SVG)$/;

describe.each(Object.entries(translations))("what is said in %s", (_, translation) => {
  it("is all that is said in English, and no more", () => {
    const paths = (all: [string, unknown][]) => all.sort(byPath).map(([path]) => path);
    expect(paths(leaves(translation))).toEqual(paths([...said]));
  });

  it("is not English", () => {
    const english = new Map(said);
    const same = leaves(translation).filter(
      ([path, leaf]) => typeof leaf === "string" && leaf === english.get(path) && !names.test(leaf),
    );
    expect(same).toEqual([]);
  });

  it("has Latin digits, and its own shares of one and of none", () => {
    const { percent, draw } = translation;
    const texts = [0.0004, 0.5, 0.99996, 1].map(percent);
    expect(new Set(texts).size).toBe(4);
    expect(texts.map((text) => text.replace(/[^\d]/g, ""))).toEqual(["01", "500", "999", "1000"]);
    const sure = { text: "7", probability: 0.9999, rough: true };
    expect(draw.share(sure).replace(/[^\d]/g, "")).toBe("99");
    expect(draw.spoken.numbers([["1", "2"], ["3"]]).replace(/[^\d]/g, "")).toMatch(/^3123$/);
  });
});
