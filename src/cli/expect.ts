import { Option } from "commander";
import { TenpenError } from "../errors.ts";
import { checkExpect, type Expect, numberOf } from "../recognizer/expect.ts";

export interface ExpectOptions {
  readonly expectLength?: number;
  readonly expectInteger?: boolean;
  readonly expectMin?: number;
  readonly expectMax?: number;
  readonly expectPattern?: string;
}

/** The options that say what is known of the numbers beforehand. */
export const expectOptions: readonly Option[] = [
  new Option("--expect-length <n>", "each number has so many characters").argParser(hint("length", Number)),
  new Option("--expect-integer", "each is of digits alone, without signs"),
  new Option("--expect-min <number>", "each is at least that; 1,000 is 1000, and 1,5 is 1.5").argParser(
    hint("min", toNumber),
  ),
  new Option("--expect-max <number>", "each is at most that, written likewise").argParser(hint("max", toNumber)),
  new Option("--expect-pattern <pattern>", "each matches that, as in the attribute pattern of HTML").argParser(
    hint("pattern", String),
  ),
];

/** What the options say; undefined when they say nothing. @throws TenpenError that names the option which does not go with another. */
export function expectOf(options: ExpectOptions): Expect | undefined {
  const { expectLength: length, expectInteger: integer, expectMin: min, expectMax: max } = options;
  const { expectPattern: pattern } = options;
  const expect: Expect = {
    ...(length === undefined ? {} : { length }),
    ...(integer === undefined ? {} : { integer }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(pattern === undefined ? {} : { pattern }),
  };
  checkOptions({ ...expect });
  return Object.keys(expect).length === 0 ? undefined : expect;
}

/** As a number that was read is one, and as numbers are typed otherwise: 1e6, Infinity. */
function toNumber(text: string): number {
  return numberOf(text.trim()) ?? Number(text);
}

/** Parser for the value of a hint, which the recognizer checks. @throws TenpenError that names the option. */
function hint<Value extends number | string>(key: keyof Expect, parse: (text: string) => Value) {
  return (text: string): Value => {
    const value = text.trim() === "" ? text : parse(text);
    checkOptions({ [key]: Number.isNaN(value) ? text : value });
    return value as Value;
  };
}

function checkOptions(expect: Readonly<Record<string, unknown>>): void {
  try {
    checkExpect(expect);
  } catch (error) {
    if (!(error instanceof TenpenError)) throw error;
    throw new TenpenError("call", `--${error.what.replace(".", "-")}`, error.rule, error.got, { cause: error });
  }
}
