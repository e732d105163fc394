import { printable } from "../errors.ts";

/** Takes text as it is. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

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
    this.#sink.write(`${printable(text)}\n`);
  }

  /** Text of several lines, with their ends. */
  write(text: string): void {
    this.#sink.write(text.split("\n").map(printable).join("\n"));
  }

  /** A value as a line of JSON. */
  json(value: unknown): void {
    this.#sink.write(`${safeJson(value)}\n`);
  }

  /** A line that is drawn over the one before; an empty one takes it away. Nothing where there is no terminal. */
  redraw(text: string): void {
    // \r goes to the start of the line, ESC [K wipes what is left of a longer one.
    if (this.isTTY) this.#sink.write(`\r${printable(text)}\x1b[K`);
  }
}

/** JSON without the characters that `JSON.stringify` leaves as they are though a terminal obeys them, or breaks a line at them. */
function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(character.split(""), (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  );
}
