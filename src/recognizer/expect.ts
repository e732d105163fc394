import { checkKeys, checkWhole, fault, isRecord } from "../errors.ts";

/**
 * What is known beforehand of each number of a drawing. Hints decide between what the ink may be, and are not stronger than clear ink:
 * see `weighTexts`.
 */
export interface Expect {
  /** How many characters it has, signs included. */
  readonly length?: number;
  /** Whether it is of digits alone: 1000, and not 1,000. */
  readonly integer?: boolean;
  /** The least and the most that it may be, by `numberOf`: 1,000 is 1000, and 1,5 is 1.5. */
  readonly min?: number;
  readonly max?: number;
  /**
   * What all of its text matches: "[0-9]{4}", as in the attribute `pattern` of HTML. Not empty. It is tried on up to some thousand texts
   * of at most 100 characters: one that repeats what repeats already, as "([0-9]+)+x", may take without end, as it would anywhere.
   */
  readonly pattern?: string | RegExp;
}

const keys = ["length", "integer", "min", "max", "pattern"] as const;

/** No number is longer. */
const longest = 100;

/** @throws TenpenError for hints that are none. */
export function checkExpect(expect: unknown): asserts expect is Expect {
  if (!isRecord(expect)) throw fault("option", "expect", `must be an object with ${keys.join(", ")}`, expect);
  checkKeys("option", "expect", expect, keys);
  const { length, integer, min, max, pattern } = expect;
  if (length !== undefined) checkWhole("option", "expect.length", length, 1, longest);
  if (integer !== undefined && typeof integer !== "boolean") {
    throw fault("option", "expect.integer", "must be true or false", integer);
  }
  for (const [name, value] of [
    ["min", min],
    ["max", max],
  ] as const) {
    if (value !== undefined && (typeof value !== "number" || Number.isNaN(value))) {
      throw fault("option", `expect.${name}`, "must be a number", value);
    }
  }
  if (typeof min === "number" && typeof max === "number" && min > max) {
    throw fault("option", "expect.min", `must be at most ${max}, the max`, min);
  }
  if (pattern !== undefined && !isPattern(pattern instanceof RegExp ? pattern.source : pattern)) {
    throw fault("option", "expect.pattern", "must be a regular expression", pattern);
  }
}

/** The hints of options for reading. @throws TenpenError for options that are none, or that are not known, and for hints that are none. */
export function expectOf(options: { readonly expect?: Expect }): Expect | undefined {
  if (!isRecord(options)) throw fault("option", "options", "must be an object with expect", options);
  checkKeys("option", "options", options, ["expect"]);
  const { expect } = options as { readonly expect?: Expect };
  if (expect !== undefined) checkExpect(expect);
  return expect;
}

/** Tells whether a text fits. */
export function fitsExpect({ length, integer, min, max, pattern }: Expect): (text: string) => boolean {
  const whole = pattern === undefined ? undefined : wholePattern(pattern);
  return (text) => {
    if (length !== undefined && text.length !== length) return false;
    if (integer && !/^[0-9]+$/.test(text)) return false;
    if (whole && (text.length > longest || !whole.test(text))) return false;
    if (min === undefined && max === undefined) return true;
    const value = numberOf(text);
    return (
      value !== undefined && value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY)
    );
  };
}

/** Commas or points that part thousands, and what is behind the other sign: 1,000 and 1,000.5; 1.000,5 and 1.000.000. */
const thousands = [
  /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/,
  /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/,
  /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/,
];

/** What a text is as a number; undefined where it is none. One comma is a decimal one, unless it parts a thousand: 1,5 and 0,125. */
export function numberOf(text: string): number | undefined {
  const [, minus, rest] = /^([-−]?)(.*)$/.exec(text)!;
  const kind = thousands.findIndex((pattern) => pattern.test(rest!));
  const plain = kind < 0 ? rest! : rest!.replaceAll(kind === 0 ? "," : ".", "");
  if (!/^(?:\d+[.,]?\d*|[.,]\d+)$/.test(plain)) return undefined;
  const value = Number(plain.replace(",", "."));
  return minus === "" ? value : -value;
}

/** As the attribute `pattern` of HTML means it: all of a text matches. @throws SyntaxError for what is no regular expression. */
export function wholePattern(pattern: string | RegExp): RegExp {
  const [source, flags] = typeof pattern === "string" ? [pattern, "u"] : [pattern.source, pattern.flags];
  return new RegExp(`^(?:${source})$`, flags.replaceAll(/[gy]/g, ""));
}

/** Whether it is a regular expression that something can match: `(?:)` is the source of an empty one. */
export function isPattern(pattern: unknown): pattern is string {
  if (typeof pattern !== "string" || pattern === "" || pattern === "(?:)") return false;
  try {
    wholePattern(pattern);
    return true;
  } catch {
    return false;
  }
}
