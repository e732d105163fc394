// What numbers are composed of, and what is no number: of UNIPEN and Omniglot, from TENPEN_DATA.

import { readOriginalSet } from "../dist/data/node/original-sets.js";
import { loadPublicSet } from "../dist/data/node/public-sets.js";
import { publicSets } from "../dist/data/public-sets.js";
import { isNumber } from "../dist/ink/label.js";
import { bounds } from "../dist/ink/stroke.js";
import { groupOf } from "../dist/training/group-of.js";

/** @typedef {import("../dist/ink/jsonl.js").LabelledInk} LabelledInk */
/** @typedef {LabelledInk & { contributor: string }} Contributed */
/** @typedef {{ char: string, ink: import("../dist/ink/stroke.js").Ink, digitHeight: number, contributor: string }} Sign */

/** Contributors of letters and signs by whom nothing is fitted, and the alphabet of Omniglot. */
export const aside = {
  contributors: ["apb", "apd", "art", "ceb", "gmd", "hpb", "imp", "lou", "pap", "par", "sie", "val"],
  alphabet: "Greek",
};

/** So many drawings of a contributor at most, evenly taken from all. */
const mostOfOne = 80;

/** Real numbers of 2 to 10 signs: postcodes, years, amounts, dates, telephone numbers. */
export async function loadRealNumbers() {
  const numbers = await loadUnipen(["7", "8"]);
  return numbers.filter(
    ({ label }) => typeof label === "string" && isNumber(label) && label.length > 1 && label.length <= 10,
  );
}

/** Letters that are often written as a digit is: nobody could refuse them by their ink. */
const digitLike = new Set("BDGIJOQSYZbgiloqsyz");

/** Characters of Omniglot, letters, and words of several: what is fitted on, and what is set aside. */
export async function loadLetters() {
  const omniglot = await loadPublicSet(publicSets.omniglot);
  const letters = { Omniglot: omniglot.map((drawing) => ({ ...drawing, contributor: groupOf(drawing) })) };
  const isNone = (/** @type {LabelledInk} */ { label }) => label === null;
  const isWord = (/** @type {LabelledInk} */ { char }) => /^\p{L}{2,}$/u.test(char ?? "");
  const [capitals, small] = [(await loadUnipen(["1b"])).filter(isNone), (await loadUnipen(["1c"])).filter(isNone)];
  const isDigitLike = (/** @type {LabelledInk} */ { char }) => digitLike.has(char ?? "");
  const all = {
    ...letters,
    "capitals unlike digits": capitals.filter((drawing) => !isDigitLike(drawing)),
    "small letters unlike digits": small.filter((drawing) => !isDigitLike(drawing)),
    "letters like digits": [...capitals, ...small].filter(isDigitLike),
    words: (await loadUnipen(["7", "8"])).filter((drawing) => isNone(drawing) && isWord(drawing)),
  };
  return Object.entries(all).map(([name, drawings]) => {
    const some = name === "Omniglot" ? drawings : someOfEach(drawings);
    return {
      name,
      train: some.filter((drawing) => !isAside(drawing)),
      validation: some.filter(isAside),
    };
  });
}

/** Points, commas and minus signs, and how high digits of the same hand are. @returns {Promise<{ train: Sign[], validation: Sign[] }>} */
export async function loadSigns() {
  /** @type {Map<string, number[]>} */
  const heights = new Map();
  for (const { writer, contributor, ink } of await loadUnipen(["1a"])) {
    for (const hand of new Set([writer ?? contributor, contributor])) {
      const known = heights.get(hand) ?? [];
      heights.set(hand, known);
      known.push(bounds(ink)?.height ?? 0);
    }
  }
  const signs = (await loadUnipen(["1d"])).flatMap(({ char, ink, writer, contributor }) => {
    const own = heights.get(writer ?? "") ?? heights.get(contributor) ?? [];
    const digitHeight = own.toSorted((a, b) => a - b)[own.length >> 1] ?? 0;
    return [".", ",", "-"].includes(char ?? "") && digitHeight > 0
      ? [{ char: String(char), ink, digitHeight, contributor }]
      : [];
  });
  return { train: signs.filter((sign) => !isAside(sign)), validation: signs.filter(isAside) };
}

/** @param {string[]} parts */
async function loadUnipen(parts) {
  /** @type {Contributed[]} */
  const drawings = [];
  for (const part of parts) {
    for await (const drawing of readOriginalSet("unipen", `data/${part}`)) {
      drawings.push({ ...drawing, contributor: (drawing.writer ?? "").split("/")[0] ?? "" });
    }
  }
  return drawings;
}

/** @param {{ contributor: string }} drawing */
function isAside({ contributor }) {
  return contributor === aside.alphabet || aside.contributors.includes(contributor);
}

/** @param {readonly Contributed[]} drawings */
function someOfEach(drawings) {
  const contributors = [...new Set(drawings.map(({ contributor }) => contributor))];
  return contributors.flatMap((contributor) => {
    const own = drawings.filter((drawing) => drawing.contributor === contributor);
    const step = Math.max(1, own.length / mostOfOne);
    return own.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  });
}
