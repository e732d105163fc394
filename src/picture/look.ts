import { mostContrast } from "./contrast-axis.ts";
import { evenLight } from "./even-light.ts";
import { levelOf, maskInk } from "./ink-mask.ts";
import { calm } from "./noise.ts";
import { findPage, type Page } from "./page.ts";
import type { Picture } from "./picture.ts";
import { type Plane, shrink } from "./shrink.ts";
import { turn } from "./turn.ts";

/** So many pixels are looked at, at most: reading takes as long as they are many. */
const mostPixels = 1_600_000;

/** Pieces of ink that are fainter are stains, and what an eraser left, unless all ink is faint. */
const [faintest, faintBeside] = [0.1, 0.5];
/** What is still fainter is paper. Chosen on scenes of training writers: most of what is read on empty papers is fainter, and hardly a number is. */
const never = 0.07;

/** A picture in even light: how much each pixel differs from the paper, see `evenLight`. */
export interface Contrast extends Plane {
  /** So many pixels of the picture are one of these, across and down. */
  readonly factor: number;
  /** The picture itself, 0…255, in the mixture of its colours in which ink differs most. */
  readonly grey: Plane;
}

export function contrastOf(picture: Picture): Contrast {
  const colours = shrink(picture, mostPixels);
  const grey = mostContrast(colours);
  return { ...evenLight(grey), factor: colours.factor, grey };
}

/** What may be numbers: in ink that is darker than the paper, and in ink that is lighter. */
export function findPages(contrast: Contrast): Page[] {
  const calmed = calm(contrast);
  const inks = ([1, -1] as const).map((sign) => ({ sign, ink: maskInk(calmed, sign) }));
  const level = Math.max(...inks.map(({ ink }) => levelOf(ink)));
  const least = Math.min(faintest, Math.max(never, faintBeside * level));
  return inks.map(({ sign, ink }) => findPage(ink, { grey: contrast.grey, sign }, least));
}

/** Turned by a quarter to the right. */
export function turnContrast(contrast: Contrast): Contrast {
  return { ...turn(contrast), grey: turn(contrast.grey) };
}
