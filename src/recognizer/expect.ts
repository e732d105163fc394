import { checkKeys, checkWhole, fault, isRecord } from "../errors.ts";

/** What is known beforehand of each number of a drawing. Of what it may be, the likeliest that fits is read. */
export interface Expect {
  /** How many characters it has. */
  readonly length?: number;
  /** Whether it is of digits alone. */
  readonly integer?: boolean;
  /** The least and the most that it may be. */
  readonly min?: number;
  readonly max?: number;
  /** What all of its text matches: "[0-9]{4}", as in the attribute `pattern` of HTML. */
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
  if (pattern !== undefined && !(pattern instanceof RegExp) && !isPattern(pattern)) {
    throw fault("option", "expect.pattern", "must be a regular expression", pattern);
  }
}

/** Tells whether a text fits. */
export function fitsExpect({ length, integer, min, max, pattern }: Expect): (text: string) => boolean {
  const whole = pattern === undefined ? undefined : wholePattern(pattern);
  return (text) => {
    if (length !== undefined && text.length !== length) return false;
    if (integer && !/^[0-9]+$/.test(text)) return false;
    if (whole && !whole.test(text)) return false;
    if (min === undefined && max === undefined) return true;
    const value = Number(text.replace(",", ".").replace("−", "-"));
    return value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY);
  };
}

/** As the attribute `pattern` of HTML means it: all of a text matches. @throws SyntaxError for what is no regular expression. */
export function wholePattern(pattern: string | RegExp): RegExp {
  const [source, flags] = typeof pattern === "string" ? [pattern, "u"] : [pattern.source, pattern.flags];
  return new RegExp(`^(?:${source})$`, flags.replaceAll(/[gy]/g, ""));
}

export function isPattern(pattern: unknown): pattern is string {
  if (typeof pattern !== "string") return false;
  try {
    wholePattern(pattern);
    return true;
  } catch {
    return false;
  }
}
