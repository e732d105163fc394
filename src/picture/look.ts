import { mostContrast } from "./contrast-axis.ts";
import { evenLight } from "./even-light.ts";
import { maskInk } from "./ink-mask.ts";
import { findPage, type Page } from "./page.ts";
import type { Picture } from "./picture.ts";
import { type Plane, shrink } from "./shrink.ts";
import { turn } from "./turn.ts";

/** No side of what is looked at is longer, in pixels. */
const longestSide = 1600;

/** A picture in even light: how much each pixel differs from the paper, see `evenLight`. */
export interface Contrast extends Plane {
  /** So many pixels of the picture are one of these, across and down. */
  readonly factor: number;
  /** The picture itself, 0…255, in the mixture of its colours in which ink differs most. */
  readonly grey: Plane;
}

export function contrastOf(picture: Picture): Contrast {
  const colours = shrink(picture, longestSide);
  const grey = mostContrast(colours);
  return { ...evenLight(grey), factor: colours.factor, grey };
}

/** What may be numbers: in ink that is darker than the paper, and in ink that is lighter. */
export function findPages(contrast: Contrast): Page[] {
  return ([1, -1] as const).map((sign) => findPage(maskInk(contrast, sign), { grey: contrast.grey, sign }));
}

/** Turned by a quarter to the right. */
export function turnContrast(contrast: Contrast): Contrast {
  return { ...turn(contrast), grey: turn(contrast.grey) };
}
