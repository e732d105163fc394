import { mostContrast } from "./contrast-axis.ts";
import { evenLight } from "./even-light.ts";
import { maskInk } from "./ink-mask.ts";
import { findPage, type Page } from "./page.ts";
import type { Picture } from "./picture.ts";
import { type Plane, shrink } from "./shrink.ts";

/** No side of what is looked at is longer, in pixels. */
const longestSide = 1600;

/** A picture in even light: how much each pixel differs from the paper, see `evenLight`. */
export interface Contrast extends Plane {
  /** So many pixels of the picture are one of these, across and down. */
  readonly factor: number;
}

export function contrastOf(picture: Picture): Contrast {
  const colours = shrink(picture, longestSide);
  return { ...evenLight(mostContrast(colours)), factor: colours.factor };
}

/** What may be numbers: in ink that is darker than the paper, and in ink that is lighter. */
export function findPages(contrast: Plane): Page[] {
  const [dark, light] = [maskInk(contrast, 1), maskInk(contrast, -1)];
  return [findPage(dark), findPage(light)];
}
