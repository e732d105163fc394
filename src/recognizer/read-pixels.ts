import type { Preprocessing } from "../ink/normalize.ts";
import { isAroundDigit } from "../picture/cut-out.ts";
import { type Contrast, contrastOf, findPages, turnContrast } from "../picture/look.ts";
import type { Page } from "../picture/page.ts";
import type { Picture } from "../picture/picture.ts";
import { weightsOfPictures } from "../segment/geometry.ts";
import { assembleReading, type ReadingAndImages } from "./assemble-reading.ts";
import type { Expect } from "./expect.ts";
import type { DecodeOptions } from "./prediction.ts";
import type { Prepared } from "./prepare.ts";
import { numbersOf, type PageReading, readPage } from "./read-page.ts";
import type { ReadNumber } from "./reading.ts";
import { withoutGuesses } from "./without-guesses.ts";
import { withoutNotes } from "./without-notes.ts";
import { withoutSpecks } from "./without-specks.ts";

export type { PictureReading, ReadGrid, ReadingAndImages } from "./assemble-reading.ts";

/** Turned, a picture says so many times as much as it does as it lies, or it is not. */
const betterBy = 1.5;
/** What says more digits as it lies is not turned. */
const fewDigits = 3;

/**
 * Reads a checked picture in the three steps: yields images that are to be classified, and is given their logits.
 *
 * @throws TenpenError as `toPrediction` does.
 */
export function* readPixels(
  picture: Picture,
  model: DecodeOptions & { readonly preprocessing: Preprocessing },
  expect?: Expect,
): Generator<Prepared, ReadingAndImages, readonly Float32Array[]> {
  const upright = contrastOf(picture);
  const pages = findPages(upright);
  const first = yield* readPages(pages, upright, model, expect);
  const isAcross = goesAcross(pages);
  let best = { read: first, contrast: upright, turns: 0, worth: betterBy * worthOf(first) };
  for (let turns = 1, contrast = upright; turns < 4 && saysLittle(first); turns++) {
    contrast = turnContrast(contrast);
    if (turns % 2 === 1 && isAcross) continue;
    const read = yield* readPages(findPages(contrast), contrast, model, expect);
    const worth = worthOf(read);
    if (worth > best.worth && !saysLittle(read) && !isOfBars(read)) best = { read, contrast, turns, worth };
  }
  return assembleReading(best.read, best.contrast, best.turns, picture);
}

function* readPages(
  pages: readonly Page[],
  contrast: Contrast,
  model: DecodeOptions & { readonly preprocessing: Preprocessing },
  expect?: Expect,
): Generator<Prepared, readonly PageReading[], readonly Float32Array[]> {
  // Around a digit alone a cut is as unlikely as in ink: what touches it is what is left of a frame.
  const options = isAroundDigit(contrast) ? model : { ...model, weights: weightsOfPictures };
  const read: PageReading[] = [];
  for (const page of pages) {
    const { grids, lines } = yield* readPage(page, options, expect);
    read.push({
      grids: grids.map(({ bounds, cells }) => ({ bounds, cells: withoutNotes(cells) })),
      lines: lines.map(withoutGuesses),
    });
  }
  return withoutSpecks(read, contrast);
}

/** Whether more is there than was read. */
function saysLittle(pages: readonly PageReading[]): boolean {
  const count = (isAccepted: boolean) =>
    numbersThatAre(isAccepted, pages).reduce((sum, { digits }) => sum + digits.length, 0);
  return count(true) <= fewDigits && count(false) > count(true);
}

/** Whether all that was read is 1s: turned, a line that was drawn from side to side is one. */
function isOfBars(pages: readonly PageReading[]): boolean {
  return numbersThatAre(true, pages).every(({ text }) => /^1+$/.test(text));
}

/** How much is said, and how surely: by the digits of the numbers that were accepted. */
function worthOf(pages: readonly PageReading[]): number {
  return numbersThatAre(true, pages).reduce((sum, { confidence, digits }) => sum + confidence * digits.length, 0);
}

function numbersThatAre(accepted: boolean, pages: readonly PageReading[]): ReadNumber[] {
  const all = pages.flatMap(numbersOf).map(({ number }) => number);
  return all.filter((number) => number.accepted === accepted);
}

/** So many times as much stands in rows as in columns where the lines are known to go across. */
const inRows = 2;
/** And so much at least. */
const fewestInRows = 2;

/** Whether lines of writing go across the picture, and not up or down. */
function goesAcross(pages: readonly Page[]): boolean {
  const across = pages.reduce((sum, { rows }) => sum + rows.across, 0);
  const down = pages.reduce((sum, { rows }) => sum + rows.down, 0);
  return across >= fewestInRows && across >= inRows * down;
}
