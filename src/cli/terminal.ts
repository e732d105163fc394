import { printable } from "../errors.ts";

/** Takes text as it is. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

declare const isSafe: unique symbol;

/** Whole lines that a terminal may be given as they are: only `textLine` and `jsonLine` make them. */
export type SafeLines = string & { readonly [isSafe]: true };

/**
 * Writes for people and programs. Names and whatever else is in a file may hold what a terminal obeys or shows otherwise
 * than it is (escape sequences, turned directions of writing): everything written goes through here, where none of it gets
 * through.
 */
export class Terminal {
  readonly #sink: Sink;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  get isTTY(): boolean {
    return this.#sink.isTTY === true;
  }

  /** Undefined where there is no terminal; some say that they have none. */
  get columns(): number | undefined {
    return this.#sink.columns || undefined;
  }

  /** One line, whatever is in the text. */
  line(text: string): void {
    this.lines(textLine(text));
  }

  /** Lines that were made safe already, maybe in another thread. */
  lines(lines: SafeLines): void {
    if (lines !== "") this.#sink.write(lines);
  }

  /** Text of several lines, with their ends. */
  write(text: string): void {
    this.#sink.write(text.split("\n").map(printable).join("\n"));
  }

  /** A value as a line of JSON. */
  json(value: unknown): void {
    this.lines(jsonLine(value));
  }

  /** A line that is drawn over the one before; an empty one takes it away. Nothing where there is no terminal. */
  redraw(text: string): void {
    // \r goes to the start of the line, ESC [K wipes what is left of a longer one.
    if (this.isTTY) this.#sink.write(`\r${printable(text)}\x1b[K`);
  }
}

/** A text in one line. */
export function textLine(text: string): SafeLines {
  return `${printable(text)}\n` as SafeLines;
}

/** A value as a line of JSON. */
export function jsonLine(value: unknown): SafeLines {
  return `${safeJson(value)}\n` as SafeLines;
}

/** JSON without the characters that `JSON.stringify` leaves as they are though a terminal obeys them, or breaks a line at them. */
function safeJson(value: unknown): string {
  const json = JSON.stringify(value);
  // Nearly always: to look for each of many kinds of characters takes ten times as long.
  if (/^[ -~]*$/.test(json)) return json;
  return json.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(character.split(""), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  );
}
