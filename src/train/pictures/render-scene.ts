import { cover } from "../../ink/raster.ts";
import { type Bounds, bounds, type Point, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import type { Picture } from "../../picture/picture.ts";
import { type Exposure, takePicture } from "./camera.ts";
import { drawPaper, type Paper } from "./paper.ts";
import { smoothNoise } from "./plane-noise.ts";
import type { Scene } from "./scene.ts";

/** A picture, and which sign of its scene is where. */
export interface RenderedScene {
  readonly picture: Picture;
  /** `[height, width]`: the nearest sign, counted from 1, within some pixels of its ink; 0 for none. */
  readonly nearest: Uint8Array;
  /** `[height, width]`: 1 where that sign is inked. */
  readonly isInked: Uint8Array;
}

/** Pixels from the ink of a sign that still belong to it: it is blurred. */
const blurred = 3;
/** Pixels of all digits of a line together, in height. */
const mostPixels = 380;

/** A scene as a camera would show it: with a pen, on paper, in a light that are all drawn from the randomness. */
export function renderScene(scene: Scene, random: Random): RenderedScene {
  const digit = Math.min(random.between(16, 60) * random.between(1, 2), mostPixels / Math.max(1, scene.signs.length));
  const placed = place(scene, digit, random);
  const { width, height, signs } = placed;
  const pen = drawPen(scene.isPrinted, digit, random);
  const ink = new Float32Array(width * height);
  const nearest = new Uint8Array(width * height);
  const isInked = new Uint8Array(width * height);
  const distances = new Float32Array(width * height).fill(Infinity);
  const pressure = smoothNoise(width, height, Math.max(2, digit * random.between(0.1, 0.6)), random);
  for (const [sign, strokes] of signs.entries()) {
    const area = bounds({ strokes })!;
    const reach = Math.ceil(pen.width / 2 + blurred) + 1;
    const [left, top] = [Math.floor(area.x) - reach, Math.floor(area.y) - reach];
    const size = Math.ceil(Math.max(area.width, area.height)) + 2 * reach + 1;
    const canvas = cover(strokes, {
      ...{ size, brush: pen.width + 2 * blurred },
      placement: { from: { x: left, y: top }, to: { x: 0, y: 0 }, scale: 1 },
    });
    const most = canvas.reach ** 2;
    for (let y = Math.max(0, top); y < Math.min(height, top + size); y++) {
      for (let x = Math.max(0, left); x < Math.min(width, left + size); x++) {
        const squared = canvas.distances[(y - top) * size + x - left]!;
        if (squared >= most) continue;
        const at = y * width + x;
        const distance = Math.sqrt(squared);
        const radius = (pen.width / 2) * (1 + pen.uneven * pressure[at]!);
        const share = Math.max(0, Math.min(1, radius + 0.5 - distance));
        ink[at] = Math.max(ink[at]!, share);
        if (distance >= distances[at]!) continue;
        distances[at] = distance;
        nearest[at] = sign + 1;
        isInked[at] = share > 0.4 ? 1 : 0;
      }
    }
  }
  const paper = drawPaper({ width, height, digit, line: placed.line }, random);
  const picture = takePicture(expose(paper, ink, pen, width, height, random), random);
  return { picture, nearest, isInked };
}

/** Where the points of a scene are on the picture: a little turned, and seen from one side. */
function place({ signs }: Scene, digit: number, random: Random) {
  const turn = random.between(-0.08, 0.08);
  const [farAcross, farDown] = [random.between(-0.05, 0.05), random.between(-0.15, 0.15)];
  const stretch = random.between(0.9, 1.1);
  const all = signs.flatMap(({ strokes }) => strokes);
  const flat = bounds({ strokes: all }) ?? { x: 0, y: -1, width: 1, height: 1 };
  const seen = ({ x, y }: Point): Point => {
    const far = 1 + (farAcross * (x - flat.x)) / Math.max(1, flat.width) + farDown * y;
    const [u, v] = [(x * stretch - turn * y) / far, (y + turn * x) / far];
    return { x: u * digit, y: v * digit };
  };
  const drawn = signs.map(({ strokes }) => strokes.map((stroke) => stroke.map(seen)));
  const area: Bounds = bounds({ strokes: drawn.flat() }) ?? { x: 0, y: 0, width: digit, height: digit };
  const room = () => Math.ceil(digit * random.between(0.3, 1.6)) + 4;
  const [left, top] = [room() - area.x, room() - area.y];
  return {
    signs: drawn.map((strokes): Stroke[] =>
      strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + left, y: y + top }))),
    ),
    width: Math.ceil(area.x + area.width + left + room()),
    height: Math.ceil(area.y + area.height + top + room()),
    line: { left: area.x + left, right: area.x + area.width + left, base: top },
  };
}

interface Pen {
  /** Pixels. */
  readonly width: number;
  /** How much its width changes, as a share of it. */
  readonly uneven: number;
  /** How much of the paper is left between its ink, by chance and by the paper's texture. */
  readonly grain: number;
  /** How much it covers, 0…1. */
  readonly strength: number;
  readonly colour: readonly [number, number, number];
}

const colours = [
  [25, 25, 30],
  [30, 40, 120],
  [60, 90, 190],
  [170, 35, 40],
  [30, 100, 60],
] as const;

function drawPen(isPrinted: boolean, digit: number, random: Random): Pen {
  const kind = random.float();
  const colour = colours[random.float() < 0.5 ? 0 : random.below(colours.length)]!;
  if (isPrinted) {
    const width = Math.max(1.2, digit * random.between(0.07, 0.2));
    return { width, uneven: 0, grain: 0, strength: random.between(0.6, 1), colour };
  }
  const width = (least: number, most: number) => Math.max(1.1, digit * random.between(least, most));
  if (kind < 0.35) {
    const grey = random.between(50, 130);
    const pencil = { width: width(0.03, 0.08), uneven: random.between(0.1, 0.5), grain: random.between(0.2, 0.65) };
    return { ...pencil, strength: random.between(0.35, 1), colour: [grey, grey, grey + 4] };
  }
  if (kind < 0.55)
    return { width: width(0.08, 0.17), uneven: 0.15, grain: 0.08, strength: random.between(0.7, 1), colour };
  return {
    width: width(0.025, 0.08),
    uneven: random.between(0, 0.35),
    grain: random.between(0, 0.3),
    strength: random.between(0.55, 1),
    colour,
  };
}

function expose(paper: Paper, ink: Float32Array, pen: Pen, width: number, height: number, random: Random): Exposure {
  const colours = new Float32Array(3 * width * height);
  const colour = paper.isDark ? pen.colour.map((value) => 255 - value / 3) : pen.colour;
  for (let i = 0; i < ink.length; i++) {
    const print = paper.print[i]!;
    const own = 1 + paper.texture[i]!;
    const share = ink[i]! === 0 ? 0 : ink[i]! * pen.strength * (1 - pen.grain * random.float());
    for (let k = 0; k < 3; k++) {
      const base = paper.base[k]! * own;
      const under = base + print * (paper.printColour[k]! - base);
      colours[3 * i + k] = (under + share * (colour[k]! - under)) * paper.light[i]!;
    }
  }
  return { width, height, colours };
}
