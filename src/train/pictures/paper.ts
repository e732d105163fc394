import { raster } from "../../ink/raster.ts";
import type { Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { smoothNoise } from "./plane-noise.ts";

/** Paper with what is printed on it, in the light that falls on it. */
export interface Paper {
  /** Red, green, blue, 0…255. */
  readonly base: readonly [number, number, number];
  /** `[height, width]`: by how much of itself it is lighter or darker there. */
  readonly texture: Float32Array;
  /** `[height, width]`: how much of the printing's colour is there, 0…1; and that colour. */
  readonly print: Float32Array;
  readonly printColour: readonly [number, number, number];
  /** `[height, width]`: what all colours are multiplied by. */
  readonly light: Float32Array;
  readonly isDark: boolean;
}

export interface PaperSize {
  readonly width: number;
  readonly height: number;
  /** Of the line, in pixels, and where it stands. */
  readonly digit: number;
  readonly line: { readonly left: number; readonly right: number; readonly base: number };
}

const papers = [
  [252, 252, 250],
  [236, 232, 220],
  [222, 226, 230],
  [248, 236, 190],
  [232, 214, 214],
  [206, 222, 206],
  [190, 188, 184],
] as const;
const boards = [
  [30, 30, 34],
  [50, 80, 62],
  [70, 74, 84],
  [30, 50, 96],
] as const;

export function drawPaper(size: PaperSize, random: Random): Paper {
  const { width, height } = size;
  const isDark = random.float() < 0.12;
  const some = isDark ? boards : papers;
  const coarse = smoothNoise(width, height, random.between(3, 40), random);
  const strength = random.float() < 0.5 ? 0.01 : random.between(0.01, 0.09);
  const texture = coarse.map((value) => strength * value);
  if (random.float() < 0.3) {
    const fine = smoothNoise(width, height, 1.5, random);
    const own = random.between(0.01, 0.07);
    for (let i = 0; i < texture.length; i++) texture[i]! += own * fine[i]!;
  }
  const shade = random.between(90, 190);
  return {
    ...{ base: some[random.below(some.length)]!, texture, isDark },
    print: drawPrint(size, random),
    printColour: isDark
      ? [150, 150, 160]
      : random.float() < 0.5
        ? [shade, shade, shade]
        : [shade - 40, shade, Math.min(255, shade + 50)],
    light: drawLight(width, height, random),
  };
}

/** Light that falls off to one side, darker corners, and the soft edges of shadows. */
function drawLight(width: number, height: number, random: Random): Float32Array {
  const [across, down] = [random.between(-0.3, 0.3), random.between(-0.3, 0.3)];
  const corner = random.float() < 0.4 ? random.between(0, 0.25) : 0;
  const shadows = Array.from({ length: [0, 0, 1, 1, 2][random.below(5)]! }, () => ({
    ...{ x: random.between(0, width), y: random.between(0, height) },
    ...{ across: random.between(-1, 1), down: random.between(-1, 1) },
    ...{ soft: random.between(4, 60), depth: random.between(0.1, 0.5) },
  }));
  const level = random.between(0.6, 1.05);
  const light = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const v = y / height - 0.5;
    for (let x = 0; x < width; x++, i++) {
      const u = x / width - 0.5;
      let value = level * (1 + across * u + down * v) * (1 - 2 * corner * (u * u + v * v));
      for (const shadow of shadows) {
        const into = ((x - shadow.x) * shadow.across + (y - shadow.y) * shadow.down) / shadow.soft;
        value *= 1 - shadow.depth * Math.max(0, Math.min(1, into + 0.5));
      }
      light[i] = value;
    }
  }
  return light;
}

/** Rules, squares, boxes, a line below, a watermark, or nothing. */
function drawPrint(size: PaperSize, random: Random): Float32Array {
  const kind = random.float();
  const { width, height } = size;
  if (kind < 0.35) return new Float32Array(width * height);
  if (kind < 0.45) return drawWatermark(width, height, random);
  const strength = random.between(0.25, 1);
  const lines = kind < 0.6 ? ruled(size, random) : kind < 0.78 ? squared(size, random) : framed(size, random);
  const side = Math.max(width, height);
  const brush = Math.max(0.8, Math.min(5, size.digit * random.between(0.012, 0.05)));
  const drawn = raster(lines, { size: side, brush });
  return Float32Array.from({ length: width * height }, (_, i) => {
    return (strength * drawn[Math.floor(i / width) * side + (i % width)]!) / 255;
  });
}

type Line = (x1: number, y1: number, x2: number, y2: number) => Stroke;

/** Lines on paper that lies a little askew. */
function askew({ width, height }: PaperSize, random: Random): Line {
  const turn = random.between(-0.03, 0.03);
  const place = (x: number, y: number) => ({ x: x - turn * (y - height / 2), y: y + turn * (x - width / 2) });
  return (x1, y1, x2, y2) => [place(x1, y1), place(x2, y2)];
}

function ruled(size: PaperSize, random: Random): Stroke[] {
  const line = askew(size, random);
  const step = random.between(1.05, 2) * size.digit;
  const first = size.line.base + random.between(-0.1, 0.35) * size.digit;
  const rows = Math.ceil(size.height / step) + 1;
  return Array.from({ length: 2 * rows + 1 }, (_, i) => first + (i - rows) * step).map((y) =>
    line(-20, y, size.width + 20, y),
  );
}

function squared(size: PaperSize, random: Random): Stroke[] {
  const line = askew(size, random);
  const step = random.between(0.3, 1.1) * size.digit;
  const [left, top] = [random.between(-step, 0), random.between(-step, 0)];
  const count = (length: number) => Math.ceil((length + 2 * step) / step);
  return [
    ...Array.from({ length: count(size.height) }, (_, i) => line(-20, top + i * step, size.width + 20, top + i * step)),
    ...Array.from({ length: count(size.width) }, (_, i) =>
      line(left + i * step, -20, left + i * step, size.height + 20),
    ),
  ];
}

/** A box around the line, also parted for each digit; a line below or beside it; a line through the picture. */
function framed(size: PaperSize, random: Random): Stroke[] {
  const line = askew(size, random);
  const { left, right, base } = size.line;
  const room = () => random.between(0.02, 0.5) * size.digit;
  const [x1, x2, y1, y2] = [left - room(), right + room(), base - size.digit - room(), base + room()];
  const kind = random.float();
  if (kind < 0.3) return [line(x1, y2, x2, y2)];
  if (kind < 0.45) return [line(x1, -20, x1, size.height + 20)];
  const box = [line(x1, y1, x2, y1), line(x2, y1, x2, y2), line(x2, y2, x1, y2), line(x1, y2, x1, y1)];
  if (kind < 0.7) return box;
  const step = random.between(0.7, 1.2) * size.digit;
  for (let x = x1 + step; x < x2; x += step) box.push(line(x, y1, x, y2));
  return box;
}

/** Pale bands or rings, as security paper has them. */
function drawWatermark(width: number, height: number, random: Random): Float32Array {
  const strength = random.between(0.08, 0.3);
  const step = random.between(5, 18);
  const [waves, slope, filled] = [random.between(8, 30), random.between(-1, 1), random.between(0.2, 0.5)];
  const isRings = random.float() < 0.5;
  const [cx, cy] = [random.between(0, width), random.between(0, height)];
  const wave = (value: number) => Math.abs((((value % 1) + 1) % 1) * 2 - 1);
  const print = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const along = isRings
        ? Math.sqrt((x - cx) ** 2 + (y - cy) ** 2)
        : x + slope * y + 2 * step * wave(y / waves) * slope;
      if (wave(along / step) < filled) print[i] = strength;
    }
  }
  return print;
}
