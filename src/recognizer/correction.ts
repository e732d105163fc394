import { fault, isRecord, within } from "../errors.ts";
import { checkInk, type Ink } from "../ink/stroke.ts";
import { type Class, digits, hasRejectClass } from "../model/classes.ts";
import type { Model } from "../model/model.ts";

/** What a person says that a drawing shows, where it was read otherwise. A line of `.ink.jsonl` is one. */
export interface Correction {
  /** The strokes of one digit: the whole drawing, or those of a digit of a number. */
  readonly ink: Ink;
  /** The digit that it shows; null: none. */
  readonly label: string | null;
}

/** The last ones count. Of so many a reading takes half as long again. */
export const mostCorrections = 200;

/** In units of the calibrated logits: odds of e⁸, or 99.97 %. */
const sureness = 8;

/** @throws TenpenError naming the first that is no correction for a model with these classes. */
export function checkCorrections(corrections: unknown, classes: readonly Class[]): asserts corrections is Correction[] {
  if (!Array.isArray(corrections)) throw fault("option", "corrections", "must be a list", corrections);
  for (const [i, correction] of corrections.entries()) {
    const where = `correction ${i + 1}`;
    if (!isRecord(correction)) throw fault("option", where, "must be an object with ink and label", correction);
    const index = classes.indexOf(correction.label as Class);
    if (index < 0 || (index >= digits && correction.label !== null)) {
      const rule = hasRejectClass(classes) ? 'must be "0" … "9" or null' : 'must be "0" … "9"';
      throw fault("option", `${where}: label`, rule, correction.label);
    }
    try {
      checkInk(correction.ink as Ink);
    } catch (error) {
      throw within(where, error);
    }
  }
}

/** By how much the logit of a correction's label is to be above all others. */
export function marginOf({ label }: Pick<Correction, "label">, { calibration }: Pick<Model, "calibration">): number {
  const margin = sureness * (calibration?.temperature ?? 1);
  // What is no digit is to be refused.
  return label === null ? margin + Math.max(0, calibration?.threshold ?? 0) : margin;
}
