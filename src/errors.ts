// The one kind of error of all folders, and the checks that throw it. It lies below everything and imports nothing.

/**
 * What kind of thing went wrong.
 *
 * - `ink`, `spec`, `model`, `data`, `recipe`: a drawing, a network's description, a model or its file, data or their file, or a
 *   recipe breaks a rule.
 * - `option`, `call`: a value that a function, or the command line, was given does.
 * - `unsupported`: nothing is wrong with it, but Tenpen has no such thing, as a layer of another program.
 * - `limit`: it is too large, or would take too long.
 * - `timeout`: it took too long and was given up.
 * - `network`: a file that was to be fetched did not arrive.
 * - `training`, `worker`, `work`: training went astray, a worker failed, or a result could not be written, though the call was right.
 * - `unfinished`: it was stopped before its end, by whoever asked for it.
 */
export type ErrorCode =
  | "ink"
  | "spec"
  | "model"
  | "data"
  | "recipe"
  | "option"
  | "call"
  | "unsupported"
  | "limit"
  | "timeout"
  | "network"
  | "training"
  | "worker"
  | "work"
  | "unfinished";

/** An error as plain data: what goes to other threads and programs. */
export interface Fault {
  readonly code: ErrorCode;
  /** What breaks the rule: an option, a file, a place in it. */
  readonly what: string;
  /** The rule, beginning with a verb: `must be a whole number from 1 to 9`. */
  readonly rule: string;
  /** The value, or what stands in its place, short enough for a line. */
  readonly got: string;
}

/** A rule that was broken. The message is one line: `what: rule, got value`. */
export class TenpenError extends Error implements Fault {
  override readonly name = "TenpenError";
  readonly code: ErrorCode;
  readonly what: string;
  readonly rule: string;
  readonly got: string;

  constructor(code: ErrorCode, what: string, rule: string, got: string, options?: ErrorOptions) {
    super(`${what}: ${rule}, got ${got}`, options);
    this.code = code;
    this.what = what;
    this.rule = rule;
    this.got = got;
  }
}

/** The error of a rule that a value breaks; the value is shown as `shown` does. */
export function fault(code: ErrorCode, what: string, rule: string, got: unknown): TenpenError {
  return new TenpenError(code, what, rule, shown(got));
}

/** Longest part of a message that may come from a file, in characters. */
const longest = 300;

/** The same complaint with the place in front that it is about, such as a file; all else that was thrown stays as it is. */
export function within(place: string, error: unknown): unknown {
  if (!(error instanceof TenpenError)) return error;
  const { code, what, rule, got } = error;
  return new TenpenError(code, `${place}: ${short(what)}`, short(rule), short(got), { cause: error });
}

function short(text: string): string {
  const line = oneLine(text);
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** A value for a message: short whatever it is, and safe for any value that JSON can hold. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 24 ? `${value.slice(0, 24)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  return String(value);
}

/** A message in one line that is safe to show. */
export function oneLine(message: string): string {
  return printable(message.trim());
}

/** A text without line breaks and other characters that a terminal would obey or hide: a space in place of each run of them. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws TenpenError unless the value is a whole number from `least` to `most`. */
export function checkWhole(
  code: ErrorCode,
  what: string,
  value: unknown,
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
): void {
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return;
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  throw fault(code, what, `must be a whole number ${range}`, value);
}

/** From `least` or only above `above`, and to `most` or only below `below`. */
export interface Range {
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
  readonly below?: number;
}

/** @throws TenpenError unless the value is a finite number in the range. */
export function checkNumber(code: ErrorCode, what: string, value: unknown, range: Range = {}): void {
  if (!isIn(range, value)) throw fault(code, what, rangeRule(range), value);
}

/** Whether a value is a finite number in a range. */
export function isIn({ least, above, most, below }: Range, value: unknown): value is number {
  return (
    typeof value === "number" &&
    Number.isFinite(value) &&
    (least === undefined || value >= least) &&
    (above === undefined || value > above) &&
    (most === undefined || value <= most) &&
    (below === undefined || value < below)
  );
}

/** `must be from 0 to below 1`, `must be above 0`. */
export function rangeRule({ least, above, most, below }: Range): string {
  const low = least !== undefined ? `from ${least}` : above !== undefined ? `above ${above}` : "";
  const high = most !== undefined ? `${most}` : below !== undefined ? `below ${below}` : "";
  if (!low && !high) return "must be a finite number";
  if (!high) return `must be ${least === undefined ? low : `at least ${least}`}`;
  if (!low) return `must be ${most === undefined ? high : `at most ${high}`}`;
  return least !== undefined
    ? `must be ${low} to ${high}`
    : `must be ${low} and ${most === undefined ? "" : "at most "}${high}`;
}

/** @throws TenpenError unless the value is one of the words. */
export function checkWord(code: ErrorCode, what: string, value: unknown, words: readonly string[]): void {
  if (!words.some((word) => word === value)) throw fault(code, what, `must be ${words.join(", ")}`, value);
}

/** @throws TenpenError for the first key of an object that is not known. */
export function checkKeys(code: ErrorCode, what: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw fault(code, what, `takes only ${known.join(", ")}`, unknown);
}

/**
 * Handles a failed import of an optional package, which whoever wants its format installs.
 *
 * @param all what the format needs together.
 * @returns a function for `catch` that throws a TenpenError of code `unsupported` where it is not installed, or else what it is given.
 */
export function notInstalled(name: string, all = name): (error: unknown) => never {
  return (error) => {
    // On a page it is a file that could not be fetched.
    if ((error as { code?: unknown }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    const rule = `must be installed for this format (npm install ${all})`;
    throw new TenpenError("unsupported", name, rule, "none", { cause: error });
  };
}
