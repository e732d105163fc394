import type { Preprocessing } from "../ink/normalize.ts";
import type { Bounds } from "../ink/stroke.ts";
import { type Contrast, contrastOf, findPages, turnContrast } from "../picture/look.ts";
import type { Page } from "../picture/page.ts";
import { isCutOut } from "../picture/part-ink.ts";
import type { Picture } from "../picture/picture.ts";
import { turnBack } from "../picture/turn.ts";
import { around } from "../segment/lines.ts";
import { numberWeightsOfPictures } from "../segment/number-odds.ts";
import type { Sequence } from "../segment/sequence.ts";
import { decode } from "./decode.ts";
import type { Expect } from "./expect.ts";
import type { DecodeOptions } from "./prediction.ts";
import type { Prepared } from "./prepare.ts";
import type { ReadDigit, Reading, ReadNumber } from "./reading.ts";

/** A grid or table that was read. */
export interface ReadGrid {
  /** Where it stands, in pixels of the picture. */
  readonly bounds: Bounds;
  /** The texts of its cells, rows from the top: "" where there is no number. */
  readonly rows: readonly (readonly string[])[];
}

/** The answer to a picture: bounds are in its pixels. The numbers of a row of a grid stand on one line. */
export interface PictureReading extends Reading {
  readonly grids: readonly ReadGrid[];
}

export interface ReadPicture {
  readonly reading: PictureReading;
  /** What the network saw of each digit: `[count, size, size]`, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array;
}

/**
 * Reads a checked picture in the three steps: yields images that are to be classified, and is given their logits.
 *
 * @throws TenpenError as `toPrediction` does.
 */
export function* readPicture(
  picture: Picture,
  model: DecodeOptions & { readonly preprocessing: Preprocessing },
  expect?: Expect,
): Generator<Prepared, ReadPicture, readonly Float32Array[]> {
  const upright = contrastOf(picture);
  const first = yield* readPages(upright, model, expect);
  let best = { read: first, contrast: upright, turns: 0, worth: betterBy * worthOf(first) };
  for (let turns = 1, contrast = upright; turns < 4 && saysLittle(first); turns++) {
    contrast = turnContrast(contrast);
    const read = yield* readPages(contrast, model, expect);
    const worth = worthOf(read);
    if (worth > best.worth) best = { read, contrast, turns, worth };
  }
  return assemble(best.read, best.contrast, best.turns, picture);
}

function* readPages(
  contrast: Contrast,
  model: DecodeOptions & { readonly preprocessing: Preprocessing },
  expect?: Expect,
): Generator<Prepared, readonly PageReading[], readonly Float32Array[]> {
  const read: PageReading[] = [];
  for (const page of findPages(contrast)) {
    const prepared = preparePage(page, model.preprocessing);
    const logits = prepared.count > 0 ? yield prepared : [];
    read.push(decodePage(page, prepared, logits, model, expect));
  }
  return withoutSpecks(read, contrast);
}

/** Turned, a picture says so many times as much as it does as it lies, or it is not. */
const betterBy = 1.5;
/** What says more digits as it lies is not turned. */
const fewDigits = 3;

/** Whether more is there than was read. */
function saysLittle(pages: readonly PageReading[]): boolean {
  const count = (isAccepted: boolean) =>
    numbersOf(pages)
      .filter(({ number }) => number.accepted === isAccepted)
      .reduce((sum, { number }) => sum + number.digits.length, 0);
  return count(true) <= fewDigits && count(false) > count(true);
}

/** How much is said, and how surely: by the digits of the numbers that were accepted. */
function worthOf(pages: readonly PageReading[]): number {
  return numbersOf(pages).reduce(
    (sum, { number }) => sum + (number.accepted ? number.confidence * number.digits.length : 0),
    0,
  );
}

function numbersOf(pages: readonly PageReading[]): PlacedNumber[] {
  return pages.flatMap(({ grids, lines }) => [...grids.flatMap(({ cells }) => cells.flat(2)), ...lines.flat()]);
}

/** Of the height of most of what is read: a digit by itself that is so much smaller or larger is a speck or a blot. */
const lone = { least: 0.45, most: 3 };
/** Whatever is so much smaller is none of what the picture was taken of. */
const speck = 0.15;
/** Pixels of what is looked at: less high is no number. */
const leastHeight = 7;

/** Of the strength of most ink: what is fainter was not written, by itself or beside others; and what is so of the other polarity. */
const faint = { digit: 0.3, number: 0.2, otherPolarity: 0.6 };

/** Of the shorter side of a picture that was cut out around a digit: that is so high at least. */
const leastOfCutOut = 0.18;

function withoutSpecks(pages: readonly PageReading[], contrast: Contrast): PageReading[] {
  const side = Math.min(contrast.width, contrast.height);
  const smallest = Math.max(leastHeight, isCutOut(contrast) ? leastOfCutOut * side : 0);
  const found = pages.map(({ grids, lines }) =>
    [...grids.flatMap(({ cells }) => cells.flat(2)), ...lines.flat()].filter(({ number }) => number.accepted),
  );
  const weightOf = ({ number, strength }: PlacedNumber) => number.bounds.height ** 2 * number.digits.length * strength;
  const weights = found.map((numbers) => numbers.reduce((sum, each) => sum + weightOf(each), 0));
  const main = weights.indexOf(Math.max(...weights));
  const all = found.flat().map((each) => ({ ...each, weight: weightOf(each) }));
  const usual = weightedMedian(all.map(({ number, weight }) => ({ value: number.bounds.height, weight })));
  const level = weightedMedian(all.map(({ strength, weight }) => ({ value: strength, weight })));
  const isSpeck = ({ number: { bounds, digits }, strength }: PlacedNumber, page: number) => {
    if (bounds.height < Math.max(smallest, speck * usual)) return true;
    if (strength < level * (page === main ? faint.number : faint.otherPolarity)) return true;
    if (digits.length > 1 || usual === 0) return false;
    return bounds.height < lone.least * usual || bounds.height > lone.most * usual || strength < faint.digit * level;
  };
  return pages.map(({ grids, lines }, page) => ({
    grids,
    lines: lines.map((line) => line.filter((each) => !isSpeck(each, page))),
  }));
}

function weightedMedian(values: readonly { readonly value: number; readonly weight: number }[]): number {
  const sorted = values.toSorted((a, b) => a.value - b.value);
  let left = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  for (const { value, weight } of sorted) {
    left -= weight;
    if (left <= 0) return value;
  }
  return 0;
}

function preparePage(page: Page, { size, ...rest }: Preprocessing): Prepared {
  const lines = [...page.grids.flatMap(({ rows }) => rows.map((row) => row.flat())), ...page.lines];
  const groups = lines.flat().flatMap((sequence) => sequence.groups.flat());
  const images = new Uint8Array(groups.length * size * size);
  for (const [i, group] of groups.entries()) images.set(page.imageOf(group, { size, ...rest }), i * size * size);
  return { images, count: groups.length, channels: 1, lines, imageOf: new Map(groups.map((group, i) => [group, i])) };
}

interface PlacedNumber {
  /** How much its ink differs from the paper, 0…1. */
  readonly strength: number;
  readonly number: ReadNumber;
  readonly images: readonly Uint8Array[];
}

interface PageReading {
  readonly grids: readonly { readonly bounds: Bounds; readonly cells: readonly (readonly PlacedNumber[][])[] }[];
  readonly lines: readonly (readonly PlacedNumber[])[];
}

function decodePage(
  page: Page,
  { images, count, imageOf }: Prepared,
  logits: readonly Float32Array[],
  model: DecodeOptions,
  expect?: Expect,
): PageReading {
  const options = { ...model, numberWeights: numberWeightsOfPictures };
  const area = count > 0 ? images.length / count : 0;
  const numbersOf = (sequences: readonly Sequence[]): PlacedNumber[] => {
    const { reading, groups } = decode({ lines: [sequences], imageOf }, logits, options, expect);
    let at = 0;
    return reading.numbers.map((number) => {
      const own = groups.slice(at, at + number.digits.length);
      at += number.digits.length;
      const digits = number.digits.map((digit, i) => ({ ...digit, bounds: page.boundsOf(own[i]!) }));
      return {
        strength: Math.max(...own.map((group) => page.strengthOf(group))),
        number: { ...number, digits, bounds: around(digits) },
        images: own.map((group) => {
          const start = imageOf.get(group)! * area;
          return images.subarray(start, start + area);
        }),
      };
    });
  };
  return {
    grids: page.grids.map(({ bounds, rows }) => ({
      bounds,
      cells: withoutNotes(rows.map((row) => row.map(numbersOf))),
    })),
    lines: page.lines.map(numbersOf),
  };
}

/** Of the usual height of the digits of a grid: what is smaller was noted there, and is not what the cell holds. */
const noteHeight = { digit: 0.75, number: 0.85 };
/** With so much of the filled cells that hold one digit, a grid may have notes. */
const ofOneDigit = 0.6;

function withoutNotes(rows: readonly (readonly PlacedNumber[][])[]): PlacedNumber[][][] {
  const accepted = (cell: readonly PlacedNumber[]) => cell.filter(({ number }) => number.accepted);
  const filled = rows
    .flat()
    .map(accepted)
    .filter(({ length }) => length > 0);
  const single = filled.filter(([first, ...others]) => others.length === 0 && first!.number.text.length === 1);
  if (single.length < ofOneDigit * filled.length) return rows.map((row) => row.map((cell) => [...cell]));
  const isSudoku = rows.length === 9 && rows.every(({ length }) => length === 9);
  const heights = single.map(([first]) => first!.number.bounds.height).toSorted((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  const isNote = ({ number: { text, bounds } }: PlacedNumber) => {
    if (text.length > 1) return isSudoku || bounds.height < noteHeight.number * usual;
    return bounds.height < noteHeight.digit * usual;
  };
  return rows.map((row) => row.map((cell) => cell.filter((each) => !each.number.accepted || !isNote(each))));
}

/** @param turns quarters to the right by which the contrast was turned before it was read. */
function assemble(
  pages: readonly PageReading[],
  contrast: Contrast,
  turns: number,
  { width, height }: Picture,
): ReadPicture {
  const grids: ReadGrid[] = [];
  const lines: PlacedNumber[][] = [];
  const { factor } = contrast;
  const toPicture = (bounds: Bounds): Bounds => {
    let own = bounds;
    for (let i = turns; i > 0; i--) own = turnBack(own, i % 2 === turns % 2 ? contrast.width : contrast.height);
    const [x, y] = [own.x * factor, own.y * factor];
    return {
      ...{ x, y },
      width: Math.min(width, x + own.width * factor) - x,
      height: Math.min(height, y + own.height * factor) - y,
    };
  };
  for (const page of pages) {
    for (const { bounds, cells } of page.grids) {
      const textOf = (cell: readonly PlacedNumber[]) =>
        cell.flatMap(({ number }) => (number.accepted ? [number.text] : [])).join(" ");
      grids.push({ bounds: toPicture(bounds), rows: cells.map((row) => row.map(textOf)) });
      lines.push(...cells.map((row) => row.flat()));
    }
    lines.push(...page.lines.map((line) => [...line]));
  }
  const all = lines.flat();
  const numbers = all.map(({ number }) => ({
    ...number,
    bounds: toPicture(number.bounds),
    digits: number.digits.map((digit): ReadDigit => ({ ...digit, bounds: toPicture(digit.bounds) })),
  }));
  const accepted = numbers.filter((number) => number.accepted);
  const text = lines
    .map((line) => line.flatMap(({ number }) => (number.accepted ? [number.text] : [])).join(" "))
    .filter((line) => line !== "")
    .join("\n");
  const counted = accepted.length > 0 ? accepted : numbers;
  const confidence = counted.length === 0 ? 0 : counted.reduce((product, number) => product * number.confidence, 1);
  const images = all.flatMap(({ images: own }) => own);
  const size = images[0]?.length ?? 0;
  const joined = new Uint8Array(images.length * size);
  for (const [i, image] of images.entries()) joined.set(image, i * size);
  const reading = { text, confidence, numbers, digits: numbers.flatMap(({ digits }) => digits), grids };
  return { reading, images: joined };
}
