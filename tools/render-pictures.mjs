// Pictures of ink as a camera would take them: pens, papers and light that no training has drawn, all from one seed.
import { raster } from "../dist/ink/raster.js";
import { bounds } from "../dist/ink/stroke.js";

/** @typedef {import("../dist/ink/stroke.js").Stroke} Stroke */
/** @typedef {import("../dist/nn/random.js").Random} Random */
/** @typedef {import("../dist/picture/picture.js").Picture} Picture */
/** @typedef {{ width: number, ink: readonly number[], grain: number }} Pen width in shares of a digit's height */

/** @type {Record<string, Pen>} */
export const pens = {
  pen: { width: 0.045, ink: [35, 45, 110], grain: 0.1 },
  pencil: { width: 0.05, ink: [120, 120, 125], grain: 0.45 },
  marker: { width: 0.13, ink: [25, 25, 30], grain: 0.05 },
  chalk: { width: 0.09, ink: [225, 225, 215], grain: 0.4 },
};

export const papers = /** @type {const} */ (["plain", "shaded", "ruled", "squared", "printed", "rough"]);

/** Pixels around the number. */
const margin = 40;

/**
 * @param {readonly Stroke[]} strokes of a number.
 * @param {keyof typeof pens} penName
 * @param {(typeof papers)[number]} paper
 * @param {Random} random
 * @returns {Picture}
 */
export function renderPicture(strokes, penName, paper, random) {
  const pen = /** @type {Pen} */ (pens[penName]);
  const height = random.between(36, 110);
  const area = /** @type {import("../dist/ink/stroke.js").Bounds} */ (bounds({ strokes }));
  const scale = height / Math.max(area.height, 0.2 * area.width);
  // A turn of some degrees, by its tangent.
  const turn = random.between(-0.07, 0.07);
  const placed = strokes.map((stroke) =>
    stroke.map(({ x, y }) => {
      const [u, v] = [(x - area.x) * scale, (y - area.y) * scale];
      return { x: u - turn * v + 2 * margin, y: v + turn * u + 2 * margin };
    }),
  );
  const all = /** @type {import("../dist/ink/stroke.js").Bounds} */ (bounds({ strokes: placed }));
  const width = Math.ceil(all.x + all.width + 2 * margin);
  const rows = Math.ceil(all.y + all.height + 2 * margin);
  const size = Math.max(width, rows);
  const covered = raster(placed, { size, brush: Math.max(2, pen.width * height) });
  const isBoard = penName === "chalk";
  const base = isBoard
    ? [45, 65, 55]
    : pick(
        [
          [250, 250, 246],
          [238, 230, 210],
          [215, 225, 235],
          [245, 222, 220],
        ],
        random,
      );
  const light = lightOf(paper, width, rows, random);
  const drawn = linesOf(paper, width, rows, height, isBoard, random);
  const rough = paper === "rough" ? 0.1 : 0.025;
  const coarse = noise(width, rows, 3, random);
  const colours = new Float32Array(3 * width * rows);
  for (let y = 0, i = 0; y < rows; y++) {
    for (let x = 0; x < width; x++, i++) {
      const own = at(covered, y * size + x) / 255;
      const share = own * (1 - pen.grain * random.float());
      for (let k = 0; k < 3; k++) {
        const line = at(drawn, i);
        const under = at(base, k) * (1 + rough * at(coarse, i)) * (1 - line) + (isBoard ? 120 : 130 + 40 * k) * line;
        colours[3 * i + k] = (under + share * (at(pen.ink, k) - under)) * light(x, y);
      }
    }
  }
  return toPicture(blur(colours, width, rows, random.below(3)), width, rows, random);
}

/** @param {ArrayLike<number>} values @param {number} i */
function at(values, i) {
  return values[i] ?? 0;
}

/** @template Value @param {readonly Value[]} values @param {Random} random */
function pick(values, random) {
  return /** @type {Value} */ (values[random.below(values.length)]);
}

/** What light falls where: some of it on one side, and for shaded paper the edge of a shadow. @param {string} paper @param {number} width @param {number} height @param {Random} random */
function lightOf(paper, width, height, random) {
  const [across, down] = [random.between(-0.25, 0.25), random.between(-0.25, 0.25)];
  const [edge, slope, depth] = [random.between(0.2, 0.8) * width, random.between(-0.6, 0.6), random.between(0.25, 0.5)];
  return (/** @type {number} */ x, /** @type {number} */ y) => {
    const even = 0.85 + across * (x / width - 0.5) + down * (y / height - 0.5);
    if (paper !== "shaded") return even;
    const into = (x - edge - slope * y) / 14;
    return even * (1 - depth * Math.max(0, Math.min(1, into + 0.5)));
  };
}

/** How much is printed at each pixel, 0…1. @param {string} paper @param {number} width @param {number} height @param {number} digit @param {boolean} isBoard @param {Random} random */
function linesOf(paper, width, height, digit, isBoard, random) {
  const drawn = new Float32Array(width * height);
  if (isBoard || paper === "plain" || paper === "shaded" || paper === "rough") return drawn;
  const step = paper === "squared" ? random.between(0.35, 0.9) * digit : random.between(1.2, 1.8) * digit;
  const [first, strength, tilt] = [random.between(0, step), random.between(0.4, 1), random.between(-0.03, 0.03)];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const down = (((y + tilt * x - first) % step) + step) % step;
      const across = (((x - tilt * y - first) % step) + step) % step;
      if (down < 1.5 || (paper === "squared" && across < 1.5)) drawn[i] = strength;
      // A pattern of security paper: pale waves.
      if (paper === "printed") drawn[i] = Math.sin((x + 3 * Math.sin(y / 9)) / 5) > 0.75 ? 0.22 : 0;
    }
  }
  return drawn;
}

/** Smooth noise, about −1…1. @param {number} width @param {number} height @param {number} grain @param {Random} random */
function noise(width, height, grain, random) {
  const [columns, rows] = [Math.ceil(width / grain) + 2, Math.ceil(height / grain) + 2];
  const values = Float32Array.from({ length: columns * rows }, () => random.between(-1, 1));
  const out = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [u, v] = [x / grain, y / grain];
      const first = Math.floor(v) * columns + Math.floor(u);
      const [h, w] = [u % 1, v % 1];
      out[i] =
        (at(values, first) * (1 - h) + at(values, first + 1) * h) * (1 - w) +
        (at(values, first + columns) * (1 - h) + at(values, first + columns + 1) * h) * w;
    }
  }
  return out;
}

/** The mean of three by three pixels, so many times. @param {Float32Array} colours @param {number} width @param {number} height @param {number} times @returns {Float32Array} */
function blur(colours, width, height, times) {
  if (times === 0) return colours;
  const out = colours.slice();
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      for (let k = 0; k < 3; k++) {
        let sum = 0;
        for (let v = -1; v <= 1; v++)
          for (let u = -1; u <= 1; u++) sum += at(colours, 3 * ((y + v) * width + x + u) + k);
        out[3 * (y * width + x) + k] = sum / 9;
      }
    }
  }
  return blur(out, width, height, times - 1);
}

/** With the noise of a sensor, and the steps between blocks of 8 by 8 pixels that JPEG leaves. @param {Float32Array} colours @param {number} width @param {number} height @param {Random} random @returns {Picture} */
function toPicture(colours, width, height, random) {
  const data = new Uint8ClampedArray(4 * width * height);
  const [sensor, steps] = [random.between(0, 5), random.between(0, 5)];
  const columns = Math.ceil(width / 8);
  const blocks = Float32Array.from({ length: columns * Math.ceil(height / 8) }, () => random.between(-steps, steps));
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const own = at(blocks, Math.floor(y / 8) * columns + Math.floor(x / 8)) / 2;
      for (let k = 0; k < 3; k++) data[4 * i + k] = at(colours, 3 * i + k) + own + random.between(-sensor, sensor);
      data[4 * i + 3] = 255;
    }
  }
  return { width, height, data };
}
