import type { ReadNumber } from "../../src/recognizer/reading.ts";
import { isWritten } from "./with-written.ts";

/** What was said of one number as it was read or written: "" where it is none, undefined where it is what was read after all. */
export interface Saying {
  readonly of: ReadNumber;
  readonly text: string | undefined;
}

/** What was said of the numbers of a picture, one after the other. */
export type Sayings = readonly Saying[];

/** Whether two readings have the same number in the same place. What is written over a number is another, whatever it says. */
export function isSameNumber(a: ReadNumber, b: ReadNumber): boolean {
  if (a === b) return true;
  const [one, other] = [a.bounds, b.bounds];
  return a.text === b.text && isWritten(a) === isWritten(b) && one.x === other.x && one.y === other.y;
}

/** What was said of a number last. */
export function saidOf(sayings: Sayings, number: ReadNumber | undefined): string | undefined {
  return number && sayings.findLast(({ of }) => isSameNumber(of, number))?.text;
}

/** What stands in the place of numbers, by their index. What was said of one that was written over waits until that is there again. */
export function correctionsOf(sayings: Sayings, numbers: readonly ReadNumber[]): ReadonlyMap<number, string> {
  if (sayings.length === 0) return new Map();
  return new Map(
    numbers.flatMap((number, i) => {
      const text = saidOf(sayings, number);
      return text === undefined ? [] : [[i, text] as const];
    }),
  );
}
