import { fault } from "../errors.ts";

/** Parser for the value of an option that takes a whole number. @throws TenpenError */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw fault("call", option, `must be a whole number from ${least} to ${most}`, asNumber(text));
  };
}

/** Parser for the value of an option that takes a number above or from `least` to `most`. @throws TenpenError */
export function number(
  option: string,
  { above, least = Number.NEGATIVE_INFINITY, most }: { above?: number; least?: number; most: number },
): (text: string) => number {
  const rule =
    above === undefined ? `must be a number from ${least} to ${most}` : `must be above ${above} and at most ${most}`;
  return (text) => {
    const value = /^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?$/i.test(text) ? Number(text) : Number.NaN;
    if (value <= most && (above === undefined ? value >= least : value > above)) return value;
    throw fault("call", option, rule, asNumber(text));
  };
}

/** Parser for the value of an option that is one of a few words. @throws TenpenError */
export function oneOf<Word extends string>(option: string, words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((known) => known === text);
    if (word === undefined) throw fault("call", option, `must be ${words.join(" or ")}`, text);
    return word;
  };
}

/** What was typed: a number is shown in messages as one, anything else, 1e3 too, in quotes. */
function asNumber(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) && String(value) === text ? value : text;
}
