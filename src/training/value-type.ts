import {
  checkKeys,
  checkNumber,
  checkWhole,
  checkWord,
  type ErrorCode,
  fault,
  isRecord,
  type Range,
  rangeRule,
} from "../errors.ts";

/** What values a key of a recipe may have. */
export interface ValueType<Value> {
  /** In words, for the documentation: `whole number, 1 to 1000`. */
  readonly values: string;
  /** @throws TenpenError unless it is one. */
  check(code: ErrorCode, what: string, value: unknown): void;
  /** What was typed, to be checked; missing where such a value cannot be typed. */
  readonly parse?: (text: string) => unknown;
  /** Only for the compiler, which knows by it the type of the values. */
  readonly example?: Value;
}

export function whole(least: number, most: number): ValueType<number> {
  return {
    values: `whole number, ${least} to ${most}`,
    check: (code, what, value) => checkWhole(code, what, value, least, most),
    parse: (text) => (/^[0-9]{1,15}$/.test(text) ? Number(text) : asTyped(text)),
  };
}

export function number(range: Range): ValueType<number> {
  return {
    values: rangeRule(range).replace("must be", "number"),
    check: (code, what, value) => checkNumber(code, what, value, range),
    parse: (text) => (/^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?$/i.test(text) ? Number(text) : text),
  };
}

export function word<Word extends string>(...words: readonly Word[]): ValueType<Word> {
  return {
    values: words.join(", "),
    check: (code, what, value) => checkWord(code, what, value, words),
    parse: (text) => text,
  };
}

/** @param values what such a text is, in words. */
export function text(values: string): ValueType<string> {
  return {
    values,
    check(code, what, value) {
      if (typeof value !== "string" || value === "") throw fault(code, what, "must be a text", value);
    },
    parse: (typed) => typed,
  };
}

export function list<Item>(item: ValueType<Item>): ValueType<readonly Item[]> {
  return {
    values: `list of ${item.values}`,
    check(code, what, value) {
      if (!Array.isArray(value)) throw fault(code, what, "must be a list", value);
      for (const [i, each] of value.entries()) item.check(code, `${what}[${i}]`, each);
    },
  };
}

/** An object with just these keys. @param optional those that may be missing. */
export function record<Value>(
  types: { readonly [Key in keyof Value]-?: ValueType<Value[Key]> },
  optional: readonly string[] = [],
): ValueType<Value> {
  const keys = Object.keys(types);
  return {
    values: `{ ${keys.join(", ")} }`,
    check(code, what, value) {
      if (!isRecord(value)) throw fault(code, what, `must be an object with ${keys.join(", ")}`, value);
      checkKeys(code, what, value, keys);
      for (const [key, type] of Object.entries<ValueType<unknown>>(types)) {
        if (value[key] === undefined && optional.includes(key)) continue;
        type.check(code, what === "recipe" ? key : `${what}.${key}`, value[key]);
      }
    },
  };
}

/** A number that is written as it is read is shown in messages as one, anything else, 1e3 too, in quotes. */
function asTyped(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) && String(value) === text ? value : text;
}
