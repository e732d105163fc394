import { bounds } from "../dist/ink/stroke.js";
import { Random } from "../dist/nn/random.js";

/** @typedef {import("../dist/ink/jsonl.js").LabelledInk} LabelledInk */
/** @typedef {import("../dist/ink/stroke.js").Stroke} Stroke */
/** @typedef {import("../dist/ink/stroke.js").Point} Point */
/** @typedef {{ label: string, ink: import("../dist/ink/stroke.js").Ink, kind: string, digits: number, delayed: boolean }} Composed */

/** How much further on the next digit begins, of the height of digits, as [least, most]; below 0 it overlaps the one before. Those that are joined are
 * drawn without lifting the pen, where digits of one stroke follow each other. */
export const spacings = { apart: [0.08, 0.5], touching: [0, 0], overlapping: [-0.1, 0], joined: [0.05, 0.3] };

/**
 * Numbers of 2 to 6 digits, each of one writer's: about as high as each other, their lower ends about level. In one of five, strokes
 * that complete a digit come when all others are drawn.
 *
 * @param {readonly LabelledInk[]} drawings labelled digits, with their writers.
 * @param {keyof typeof spacings} kind
 * @param {number} count
 * @param {number} seed
 * @returns {Composed[]}
 */
export function composeNumbers(drawings, kind, count, seed) {
  const writers = new Set(drawings.map(({ writer }) => writer));
  const byWriter = [...writers].map((writer) => drawings.filter((drawing) => drawing.writer === writer));
  return Array.from({ length: count }, (_, i) => {
    const random = new Random(seed, "numbers", kind, i);
    const digits = 2 + (i % 5);
    const own = /** @type {LabelledInk[]} */ (byWriter[random.below(byWriter.length)]);
    const chosen = Array.from({ length: digits }, () => /** @type {LabelledInk} */ (own[random.below(own.length)]));
    const delayed = random.below(5) === 0;
    const strokes = compose(chosen, kind, delayed, random);
    return { label: chosen.map(({ label }) => label).join(""), ink: { strokes }, kind, digits, delayed };
  });
}

/**
 * @param {readonly LabelledInk[]} digits
 * @param {keyof typeof spacings} kind
 * @param {boolean} delayed
 * @param {Random} random
 */
function compose(digits, kind, delayed, random) {
  const [least, most] = /** @type {[number, number]} */ (spacings[kind]);
  /** @type {{ now: Stroke[], later: Stroke[] }} */
  const { now, later } = { now: [], later: [] };
  let right = 0;
  let lastWidth = 0;
  let lifted = 0;
  for (const [i, { ink }] of digits.entries()) {
    const area = /** @type {import("../dist/ink/stroke.js").Bounds} */ (bounds(ink));
    // What lies is no higher for that.
    const scale = (100 * random.between(0.85, 1.15)) / Math.max(area.height, 0.7 * area.width, 1e-9);
    const width = area.width * scale;
    const space = i === 0 ? 0 : 100 * random.between(least, most);
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
  }
  return [...now, ...later];
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
