import { percent } from "../evaluation/percent.ts";
import type { StepProgress } from "../train/index.ts";
import type { Terminal } from "./terminal.ts";

/** Ten times a second is as often as it can be read. */
const interval = 100;

/** One line on a terminal that is drawn over and over. Writes nothing where there is no terminal. */
export class ProgressLine {
  readonly #output: Terminal;
  readonly #now: () => number;
  readonly #start: number;
  #epochStart: number;
  #before: Before;
  #drawn = Number.NEGATIVE_INFINITY;
  #visible = false;

  /** @param before what a training has done already that goes on now. */
  constructor(output: Terminal, now: () => number = () => performance.now(), before: Before = nothing) {
    this.#output = output;
    this.#now = now;
    this.#before = before;
    this.#start = this.#epochStart = now();
  }

  /** After a step of training. */
  step(progress: StepProgress): void {
    const now = this.#now();
    if (!this.#output.isTTY || now - this.#drawn < interval) return;
    this.#drawn = now;
    this.#visible = true;
    // A line that breaks cannot be drawn over.
    const columns = (this.#output.columns ?? 80) - 1;
    const line = progressText(progress, now - this.#epochStart, now - this.#start, columns, this.#before);
    this.#output.redraw(line.slice(0, columns));
  }

  /** After the validation of an epoch: what comes next is timed from here. */
  endEpoch(): void {
    this.#epochStart = this.#now();
    this.#before = { ...this.#before, images: 0 };
  }

  /** Takes the line away, so that something else can be written. */
  clear(): void {
    if (this.#visible) this.#output.redraw("");
    this.#visible = false;
    this.#drawn = Number.NEGATIVE_INFINITY;
  }
}

/** What was done before the clock was started. */
interface Before {
  /** Images of the epoch in work. */
  readonly images: number;
  /** Share of all epochs. */
  readonly done: number;
}

const nothing: Before = { images: 0, done: 0 };

const widestBar = 20;

/**
 * `epoch 3/10  28 %  loss 0.0821  accuracy 97.61 %  8,200 images/s  4:05 left  █████▌··············`, with a bar as wide as
 * the columns have room for.
 *
 * The time left is of the whole training, and counts the validations that are still to come like those that were.
 *
 * @param inEpoch time since the epoch began, and `inAll` since the training did or went on, both in ms.
 */
export function progressText(
  progress: StepProgress,
  inEpoch: number,
  inAll: number,
  columns: number,
  before = nothing,
): string {
  const { epoch, epochs, step, steps, images, loss, accuracy } = progress;
  const done = step / steps;
  const doneInAll = (epoch - 1 + done) / epochs;
  const rate = Math.round((1000 * (images - before.images)) / Math.max(1, inEpoch));
  const text = [
    `epoch ${epoch}/${epochs} ${String(Math.floor(100 * done)).padStart(3)} %`,
    `loss ${loss.toFixed(4)}`,
    `accuracy ${percent(accuracy, 2)}`,
    `${rate.toLocaleString("en")} images/s`,
    `${clock((inAll * (1 - doneInAll)) / (doneInAll - before.done))} left`,
  ].join("  ");
  const width = Math.min(widestBar, columns - text.length - 2);
  return width >= 4 ? `${text}  ${bar(done, width)}` : text;
}

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

function bar(share: number, width: number): string {
  const filled = Math.floor(share * width * 8);
  return `${"█".repeat(filled >> 3)}${eighths[filled & 7]}`.padEnd(width, "·");
}

/** 0:07, 12:30 or 1:02:03. */
function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
