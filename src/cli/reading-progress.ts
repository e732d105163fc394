import type { Terminal } from "./terminal.ts";

/** Ten times a second is as often as it can be read. */
const interval = 100;

/** A line on a terminal that tells how much was read: `1,280 of 60,000 read, 5,210 a second`. Nothing where there is none. */
export class ReadingProgress {
  readonly #terminal: Terminal;
  readonly #total: number | undefined;
  readonly #now: () => number;
  readonly #start: number;
  #count = 0;
  #drawn: number;
  #isVisible = false;

  /** @param total how much there is to read, where that is known. */
  constructor(terminal: Terminal, total: number | undefined, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#total = total;
    this.#now = now;
    this.#start = this.#drawn = now();
  }

  /** Before something else is written. */
  clear(): void {
    if (this.#isVisible) this.#terminal.redraw("");
    this.#isVisible = false;
  }

  /** After it was written. */
  add(count: number): void {
    this.#count += count;
    const now = this.#now();
    if (!this.#terminal.isTTY || now - this.#drawn < interval) return;
    this.#drawn = now;
    this.#isVisible = true;
    const rate = Math.round((1000 * this.#count) / Math.max(1, now - this.#start));
    const total = this.#total === undefined ? "" : ` of ${this.#total.toLocaleString("en")}`;
    const line = `${this.#count.toLocaleString("en")}${total} read, ${rate.toLocaleString("en")} a second`;
    this.#terminal.redraw(line.slice(0, (this.#terminal.columns ?? 80) - 1));
  }
}
