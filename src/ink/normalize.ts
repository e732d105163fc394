import { checkKeys, checkNumber, checkWhole, fault, isRecord } from "../errors.ts";
import { pathChannels, rasterWithPath } from "./path-channels.ts";
import { type Canvas, cover, coverage, raster, toByte } from "./raster.ts";
import { type Bounds, bounds, checkInk, type Ink, type Stroke } from "./stroke.ts";

/** All that decides what a drawing looks like to the network. Plain data: a model file carries its own. */
export interface Preprocessing {
  /** Height and width of the image in pixels. */
  readonly size: number;
  /** Longest side of the inked box, brush included, in pixels. */
  readonly box: number;
  /** Diameter of the brush in pixels. */
  readonly brush: number;
  /** Where the centre of mass goes in both directions, as a pixel's index: 14 is the centre of the fifteenth pixel. */
  readonly middle: number;
  /** With the path of the pen, see `rasterWithPath`; the image alone when missing. */
  readonly path?: true;
}

/** The shape of what a network is shown of a drawing: `[size, size, channels]`. */
export function inputShape({ size, path }: Pick<Preprocessing, "size" | "path">): [number, number, number] {
  return [size, size, path ? pathChannels : 1];
}

/**
 * The normalisation of MNIST, measured on its 60,000 training images.
 *
 * - `middle`: their mean centre of mass is column 14.007, row 13.996 (not 13.5, the middle of 28 pixels).
 * - `box`: the longest side of the ink is 20 pixels in 59,987 of them and 19 in the others.
 * - `brush`: the sum of an image, averaged within each digit and then over the ten, is 103.1 pixels of full ink. The
 *   7,494 pen drawings of the UCI set Pen-Based Recognition of Handwritten Digits (training part) have 99.6, 103.1 and
 *   106.6 with brushes of 2.4, 2.5 and 2.6; the 800 of UJI Pen Characters have 102.1, 105.7 and 109.2.
 */
export const mnistPreprocessing: Preprocessing = { size: 28, box: 20, brush: 2.5, middle: 14 };

/** That normalisation for a network whose input has this shape: with the path of the pen where it has channels for it. */
export function mnistPreprocessingFor(input: readonly number[]): Preprocessing {
  return input.length === 3 && input[2] === pathChannels ? { ...mnistPreprocessing, path: true } : mnistPreprocessing;
}

const keys = ["size", "box", "brush", "middle"] as const;

/**
 * Checks preprocessing that comes from a file and returns it.
 *
 * @throws TenpenError when it is no object, misses a key, has an unknown one or a value out of range.
 */
export function checkPreprocessing(value: unknown): Preprocessing {
  if (!isRecord(value)) throw fault("ink", "preprocessing", `must be an object with ${keys.join(", ")}`, value);
  checkKeys("ink", "preprocessing", value, [...keys, "path"]);
  const { size, box, brush, middle, path } = value as unknown as Preprocessing;
  // To draw a stroke takes as long as the pixels around each of its segments are many: larger ones take seconds.
  checkWhole("ink", "preprocessing.size", size, 1, 256);
  checkNumber("ink", "preprocessing.box", box, { least: 1, most: size });
  checkNumber("ink", "preprocessing.brush", brush, { least: 0.1, most: box });
  checkNumber("ink", "preprocessing.middle", middle, { least: 0, most: size - 1 });
  if (path !== undefined && path !== true) throw fault("ink", "preprocessing.path", "must be true, or missing", path);
  return { size, box, brush, middle, ...(path && { path }) };
}

/**
 * Turns a drawing into the network's input, as MNIST was made: the longest side of the inked box becomes `box` pixels,
 * the aspect stays, and the centre of mass comes to the middle. MNIST shifts by whole pixels; we shift the strokes and
 * draw them again, which is finer and loses nothing.
 *
 * Where and how large it was drawn makes no difference, nor does how densely the pen was sampled, up to 1/255 a pixel for the
 * rounding of coordinates. The order and direction of strokes are shown by the channels of the path alone.
 *
 * - No point: all paper.
 * - All points equal, or less than 1e-9 apart: a dot of the brush's width in the middle.
 * - A straight line: a bar as long as the box, however short it was drawn. A tap that slipped is a line.
 * - Mass so much to one side that centring it would push the box over the edge: the box stops at the edge.
 *
 * @returns `inputShape`, 0 (paper) … 255 (ink).
 * @throws TenpenError when `checkInk` or `checkPreprocessing` does.
 */
export function normalize(ink: Ink, preprocessing: Preprocessing = mnistPreprocessing): Uint8Array {
  checkInk(ink);
  return normalizeStrokes(ink.strokes, checkPreprocessing(preprocessing));
}

/**
 * `normalize` of strokes that were checked where they came in: training does it millions of times.
 *
 * @param area their `bounds`, where they are known already.
 */
export function normalizeStrokes(
  strokes: readonly Stroke[],
  preprocessing: Preprocessing,
  area: Bounds | null = bounds({ strokes }),
): Uint8Array {
  const { size, box, brush, middle, path } = preprocessing;
  if (area === null) return new Uint8Array(size * size * inputShape(preprocessing)[2]);
  const longest = Math.max(area.width, area.height);
  const scale = longest > smallestLine ? (box - brush) / longest : 0;
  const from = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  const centre = { x: size / 2, y: size / 2 };
  // First in the middle of the image, wherever it was drawn: what is computed from here on cannot depend on the place.
  const mass = centreOfMass(cover(strokes, { size, brush, placement: { from, to: centre, scale } }));
  const room = { x: (size - area.width * scale - brush) / 2, y: (size - area.height * scale - brush) / 2 };
  const to = {
    x: centre.x + Math.max(-room.x, Math.min(room.x, middle - mass.x)),
    y: centre.y + Math.max(-room.y, Math.min(room.y, middle - mass.y)),
  };
  const draw = path ? rasterWithPath : raster;
  return draw(strokes, { size, brush, placement: { from, to, scale } });
}

/** What is no longer than this, in the unit of the ink, is a dot: it keeps the scale finite. */
export const smallestLine = 1e-9;

/** Mean column and row of what is drawn, weighted by the values that its image would have. */
function centreOfMass(canvas: Canvas): { x: number; y: number } {
  const { size } = canvas;
  let mass = 0;
  let x = 0;
  let y = 0;
  for (let row = 0, pixel = 0; row < size; row++) {
    for (let column = 0; column < size; column++, pixel++) {
      const covered = coverage(canvas, pixel);
      if (covered === 0) continue;
      const value = toByte(covered);
      mass += value;
      x += value * column;
      y += value * row;
    }
  }
  // A brush thinner than a pixel can miss every centre.
  if (mass === 0) return { x: (size - 1) / 2, y: (size - 1) / 2 };
  return { x: x / mass, y: y / mass };
}
