/** The augmentation of our own models: a module that each worker loads, see `Augmentation`. */
import { mnistPreprocessing, normalizeStrokes } from "../../ink/normalize.ts";
import type { Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { varyAllograph } from "./allographs.ts";
import type { Augment } from "./augmentation.ts";
import { imageWarp } from "./image.ts";
import { redraw } from "./ink.ts";
import { canBeUnfinished, madeUp, sideBySide, unfinished } from "./non-digits.ts";

/** Ink that images are drawn from anew each time. */
export interface Drawing {
  readonly strokes: readonly Stroke[];
  /** The digit that it shows, or null. */
  readonly digit: number | null;
}

/** What a training image is drawn from, where it is not the number of a drawing. */
export const rowOf = { image: -1, madeUp: -2, sideBySide: -3, unfinished: -4 } as const;

export interface HandwritingOptions {
  readonly drawings: readonly Drawing[];
  /** Of each training image the number of its drawing, or one of `rowOf`. */
  readonly rows: Int32Array;
  /** How far images are bent, in pixels of 28, see `imageWarp`. */
  readonly bend: number;
  /** From this epoch on, counted from 1, images are changed by this share only. */
  readonly gentle: { readonly epoch: number; readonly strength: number };
}

export function createAugment({ drawings, rows, bend, gentle }: HandwritingOptions): Augment {
  const warp = imageWarp(mnistPreprocessing.size, bend);
  const digits = drawings.filter(({ digit }) => digit !== null);
  const toBegin = drawings.filter(({ strokes, digit }) => canBeUnfinished(strokes, digit));
  return (image, random, index, epoch) => {
    const strength = epoch >= gentle.epoch ? gentle.strength : 1;
    const row = rows[index]!;
    if (row === rowOf.image) {
      warp(image, random, strength);
      return;
    }
    const strokes = redraw(strokesOf(row, random), random, strength);
    // Reading always draws with the pipeline's pen; a little around it, so that nothing hangs on its width.
    const brush = mnistPreprocessing.brush + strength * random.between(-0.9, 0.9);
    image.set(normalizeStrokes(strokes, { ...mnistPreprocessing, brush }));
    // A third of an image's changes: turned, stretched and sheared it is already.
    warp(image, random, strength / 3);
  };

  function strokesOf(row: number, random: Random): readonly Stroke[] {
    if (row === rowOf.madeUp) return madeUp(random);
    if (row === rowOf.sideBySide) return sideBySide(any(digits, random).strokes, any(digits, random).strokes, random);
    if (row === rowOf.unfinished) {
      const { strokes, digit } = any(toBegin, random);
      return unfinished(strokes, digit!, random);
    }
    const { strokes, digit } = drawings[row]!;
    return digit === null ? strokes : varyAllograph(strokes, digit, random);
  }
}

function any(drawings: readonly Drawing[], random: Random): Drawing {
  return drawings[random.below(drawings.length)]!;
}
