import { fault } from "../errors.ts";
import { isPattern, wholePattern } from "../recognizer/expect.ts";
import type { ValueType } from "../training/value-type.ts";

/** Parser for the value of an option of a type that can be typed. @throws TenpenError */
export function parserOf<Value>(option: string, type: ValueType<Value>): (text: string) => Value {
  return (text) => {
    const value = type.parse!(text);
    type.check("call", option, value);
    return value as Value;
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

/** Parser for the value of an option that is a regular expression, as the attribute `pattern` of HTML has them. @throws TenpenError */
export function patternOf(option: string): (text: string) => RegExp {
  return (text) => {
    if (!isPattern(text)) throw fault("call", option, "must be a regular expression", text);
    return wholePattern(text);
  };
}
