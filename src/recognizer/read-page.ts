import type { Preprocessing } from "../ink/normalize.ts";
import type { Bounds } from "../ink/stroke.ts";
import { type Page, sequencesOf } from "../picture/page.ts";
import { around } from "../segment/lines.ts";
import { numberWeightsOfPictures } from "../segment/number-odds.ts";
import type { Sequence } from "../segment/sequence.ts";
import { affordable } from "./affordable.ts";
import { decode } from "./decode.ts";
import type { Expect } from "./expect.ts";
import type { DecodeOptions } from "./prediction.ts";
import type { Prepared } from "./prepare.ts";
import type { ReadNumber } from "./reading.ts";

/** A number, or what was looked at as one, in the pixels of a page. */
export interface PlacedNumber {
  /** How much its ink differs from the paper, 0…1. */
  readonly strength: number;
  readonly number: ReadNumber;
  /** What the network saw of its digits. */
  readonly images: readonly Uint8Array[];
}

export interface PageReading {
  /** What stands in each cell of a grid, rows from the top. */
  readonly grids: readonly { readonly bounds: Bounds; readonly cells: readonly (readonly PlacedNumber[][])[] }[];
  readonly lines: readonly (readonly PlacedNumber[])[];
}

/** All that was read, in grids and outside of them. */
export function numbersOf({ grids, lines }: PageReading): PlacedNumber[] {
  return [...grids.flatMap(({ cells }) => cells.flat(2)), ...lines.flat()];
}

/**
 * Reads a page: yields the images that are to be classified, and is given their logits.
 *
 * @throws TenpenError as `toPrediction` does.
 */
export function* readPage(
  page: Page,
  model: DecodeOptions & { readonly preprocessing: Preprocessing },
  expect?: Expect,
): Generator<Prepared, PageReading, readonly Float32Array[]> {
  const prepared = preparePage(page, model.preprocessing);
  const logits = prepared.count > 0 ? yield prepared : [];
  return decodePage(page, prepared, logits, model, expect);
}

function preparePage(page: Page, { size, ...rest }: Preprocessing): Prepared {
  const lines = [affordable(sequencesOf(page).flat(), page)];
  const groups = lines.flat().flatMap((sequence) => sequence.groups.flat());
  const images = new Uint8Array(groups.length * size * size);
  for (const [i, group] of groups.entries()) images.set(page.imageOf(group, { size, ...rest }), i * size * size);
  return { images, count: groups.length, channels: 1, lines, imageOf: new Map(groups.map((group, i) => [group, i])) };
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
  const isLookedAt = (sequence: Sequence) => sequence.groups.flat().every((group) => imageOf.has(group));
  const read = (all: readonly Sequence[]): PlacedNumber[] => {
    const { reading, groups } = decode({ lines: [all.filter(isLookedAt)], imageOf }, logits, options, expect);
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
    grids: page.grids.map(({ bounds, rows }) => ({ bounds, cells: rows.map((row) => row.map(read)) })),
    lines: page.lines.map(read),
  };
}
