import { bounds } from "../dist/ink/stroke.js";
import { Random } from "../dist/nn/random.js";

/** @typedef {import("../dist/ink/jsonl.js").LabelledInk} LabelledInk */
/** @typedef {import("../dist/ink/stroke.js").Stroke} Stroke */
/** @typedef {import("../dist/ink/stroke.js").Point} Point */
/** @typedef {import("./number-data.mjs").Sign} Sign */
/** @typedef {{ label: string, ink: import("../dist/ink/stroke.js").Ink, kind: string, digits: number, delayed: boolean, ends: number[] }} Composed */

/** How much further on the next digit begins, of the height of digits, as [least, most]; below 0 it overlaps the one before. Those that are joined are
 * drawn without lifting the pen, where digits of one stroke follow each other. */
export const spacings = { apart: [0.08, 0.5], touching: [0, 0], overlapping: [-0.1, 0], joined: [0.05, 0.3] };

/**
 * Numbers of 2 to 6 digits, each of one writer's: about as high as each other, their lower ends about level. In one of five, strokes
 * that complete a digit come when all others are drawn. `ends` are the strokes that are drawn when a digit and those before it are.
 *
 * @param {readonly LabelledInk[]} drawings labelled digits, with their writers.
 * @param {keyof typeof spacings} kind
 * @param {number} count
 * @param {number} seed
 * @param {readonly Sign[]} signs none, or points, commas and minus signs of which each number gets one.
 * @returns {Composed[]}
 */
export function composeNumbers(drawings, kind, count, seed, signs = []) {
  const writers = new Set(drawings.map(({ writer }) => writer));
  const byWriter = [...writers].map((writer) => drawings.filter((drawing) => drawing.writer === writer));
  return Array.from({ length: count }, (_, i) => {
    const random = new Random(seed, "numbers", kind, i);
    const digits = 2 + (i % 5);
    const own = /** @type {LabelledInk[]} */ (byWriter[random.below(byWriter.length)]);
    const chosen = Array.from({ length: digits }, () => /** @type {LabelledInk} */ (own[random.below(own.length)]));
    const delayed = random.below(5) === 0;
    const sign = signs.length === 0 ? undefined : withPlace(signs, digits, random);
    const { strokes, ends } = compose(chosen, kind, delayed, random, sign);
    const signed = chosen.map(({ label }, at) => (at === sign?.before ? `${sign.char}${label}` : label));
    return { label: signed.join(""), ink: { strokes }, kind, digits, delayed, ends };
  });
}

/** A sign of a kind that is as likely as the others, and the digit before which it stands: a minus in front, others between digits.
 * @param {readonly Sign[]} signs @param {number} digits @param {Random} random */
function withPlace(signs, digits, random) {
  const char = /** @type {string} */ ([".", ",", "-"][random.below(3)]);
  const own = signs.filter((sign) => sign.char === char);
  const sign = pick(own, random);
  return { ...sign, before: char === "-" && random.below(2) === 0 ? 0 : 1 + random.below(digits - 1) };
}

/** @template Value @param {readonly Value[]} values @param {Random} random */
function pick(values, random) {
  return /** @type {Value} */ (values[random.below(values.length)]);
}

/**
 * @param {readonly LabelledInk[]} digits
 * @param {keyof typeof spacings} kind
 * @param {boolean} delayed
 * @param {Random} random
 * @param {Sign & { before: number } | undefined} sign
 */
function compose(digits, kind, delayed, random, sign) {
  const [least, most] = /** @type {[number, number]} */ (spacings[kind]);
  /** @type {{ now: Stroke[], later: Stroke[] }} */
  const { now, later } = { now: [], later: [] };
  let right = 0;
  let lastWidth = 0;
  let lifted = 0;
  /** @type {number[]} */
  const ends = [];
  for (const [i, { ink }] of digits.entries()) {
    if (sign?.before === i) {
      const { strokes, width } = placeSign(sign, right + (i === 0 ? 0 : 100 * random.between(0.02, 0.25)), random);
      now.push(...strokes);
      [right, lastWidth, lifted] = [width, 0, 0];
    }
    const area = /** @type {import("../dist/ink/stroke.js").Bounds} */ (bounds(ink));
    // What lies is no higher for that.
    const scale = (100 * random.between(0.85, 1.15)) / Math.max(area.height, 0.7 * area.width, 1e-9);
    const width = area.width * scale;
    const isBehindSign = sign?.before === i;
    const space = isBehindSign ? 100 * random.between(0.05, 0.3) : i === 0 ? 0 : 100 * random.between(least, most);
    const left = right + Math.max(space, -0.5 * Math.min(width, lastWidth));
    const low = 100 * random.between(-0.08, 0.08);
    const placed = ink.strokes.map((stroke) =>
      stroke.map(({ x, y }) => ({ x: (x - area.x) * scale + left, y: (y - area.y - area.height) * scale + low })),
    );
    const [before, stroke] = [now.at(-1), placed[0]];
    if (kind === "joined" && before && stroke && lifted === 1 && random.below(2) === 0) {
      now[now.length - 1] = [...before, ...between(before.at(-1), stroke[0]), ...stroke];
      placed.shift();
    }
    lifted = ink.strokes.length;
    const last = delayed && placed.length > 1 ? placed.length - 1 : placed.length;
    now.push(...placed.slice(0, last));
    later.push(...placed.slice(last));
    [right, lastWidth] = [left + width, width];
    ends.push(now.length);
  }
  return {
    strokes: [...now, ...later],
    ends: ends.map((end, i) => (i === ends.length - 1 ? end + later.length : end)),
  };
}

/**
 * A point stands on the base line, a comma reaches below it, a minus is half way up; each is as large as its writer's digits make it.
 *
 * @param {Sign} sign
 * @param {number} left
 * @param {Random} random
 */
function placeSign({ char, ink, digitHeight }, left, random) {
  const area = /** @type {import("../dist/ink/stroke.js").Bounds} */ (bounds(ink));
  const most = char === "-" ? 70 : char === "," ? 40 : 18;
  const scale = Math.min(100 / digitHeight, most / Math.max(area.width, area.height, 1e-9));
  const [low, high] = char === "-" ? [-65, -35] : char === "," ? [-5, 12] : [-8, 6];
  const middle = random.between(low, high) + (char === "." ? (-area.height * scale) / 2 : 0);
  const strokes = ink.strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: (x - area.x) * scale + left,
      y: (y - area.y - area.height / 2) * scale + middle,
    })),
  );
  return { strokes, width: left + area.width * scale };
}

/** The way from one digit to the next, in points as near as a pen's. @param {Point | undefined} from @param {Point | undefined} to */
function between(from, to) {
  if (!from || !to) return [];
  const steps = 8;
  return Array.from({ length: steps - 1 }, (_, i) => ({
    x: from.x + ((to.x - from.x) * (i + 1)) / steps,
    y: from.y + ((to.y - from.y) * (i + 1)) / steps,
  }));
}
