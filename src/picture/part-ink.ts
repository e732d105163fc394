import { eraseBoxes } from "./boxes.ts";
import { type Component, findComponents } from "./components.ts";
import { edgeStrip, frameStrip, isCutOut } from "./cut-out.ts";
import { type InkMask, strokeWidth } from "./ink-mask.ts";
import { partRules, type Ruled } from "./rules.ts";
import type { Plane } from "./shrink.ts";
import { weightedMedian } from "./weighted-median.ts";

/** Of the longer side of a picture, or, where that is more, of so many pixels: what is higher is no digit that tells the size of others. */
const tallest = { side: 0.35, small: 0.75, pixels: 120 };
/** Of that side, and of its box: what is larger and has less ink is a frame or a grid. */
const frame = { side: 0.3, ink: 0.11 };
/** Pixels: what is smaller is a speck. */
const smallest = 8;
/** Of the usual height of what is drawn: a rule is as long at least, and is not interrupted for longer. */
const rule = { length: 2.2, gap: 1.1 };
/** Pixels: so wide is what a stroke leaves of a rule that it crosses. */
const leastGap = 24;
/** Of the longer side, where nothing tells the size of digits. */
const unknownGap = 0.12;
/** Pixels, or this share of the longer side: no rule is shorter, whatever is drawn. */
const shortest = { pixels: 96, side: 0.75 };
/** Of the stroke's width, and of the longer side of the picture: a rule is no thicker. */
const thickness = { stroke: 2.2, side: 1 / 180 };

/** The ink of a picture, parted from rules by the size of what is drawn on them. */
export function partInk(ink: InkMask): Ruled {
  const { width, height, mask: data } = ink;
  const mask = { width, height, data, strength: ink.strength };
  const side = Math.max(width, height);
  const least = Math.min(shortest.pixels, shortest.side * side);
  const usual = usualHeight(findComponents(data, ink).components, width, height);
  const thickest = Math.max(4, thickness.stroke * strokeWidth(ink), thickness.side * side);
  const { strokes, rules } = partRules(mask, {
    thickness: thickest,
    length: Math.max(least, usual ? rule.length * usual : 0.6 * side),
    gap: Math.min(0.25 * side, usual ? Math.max(leastGap, rule.gap * usual) : unknownGap * side),
  });
  const inside = eraseBoxes({ ...withoutFrame(strokes), strength: ink.strength }, thickest);
  return { strokes: isCutOut(ink) ? cutFromFrame(inside) : inside, rules };
}

/** Of the shorter side of a picture: the frame of the box that it was cut out of is as thick at most, lies so near to its edge, */
const frameAt = { thick: 0.1, edge: 0.14, long: 0.55 };
/** Pixels: and is not thicker. */
const thickestFrame = 24;

function withoutFrame(mask: Plane<Uint8Array>): Plane<Uint8Array> {
  const { width, height } = mask;
  const side = Math.min(width, height);
  const { strokes, rules } = partRules(mask, {
    thickness: Math.min(thickestFrame, frameAt.thick * side),
    length: frameAt.long * side,
    ...{ gap: 0.2 * side, edge: frameAt.edge * side },
  });
  // A thick line is uneven: what a digit loses where it crosses is less than what would be left of the line.
  const data = strokes.data.slice();
  for (let i = 0; i < data.length; i++) if (rules.data[i]) data[i] = 0;
  const edge = edgeStrip(mask);
  data.fill(0, 0, edge * width);
  data.fill(0, (height - edge) * width);
  for (let row = 0; row < data.length; row += width) {
    data.fill(0, row, row + edge);
    data.fill(0, row + width - edge, row + width);
  }
  return { width, height, data };
}

/** Of the shorter side: what reaches to two edges of the picture and is so long holds on to a frame. */
const holdsOn = 0.6;

/** Of that side: what is so long, and lies so near to the edge with so much of it, is the frame. */
const frameLine = { long: 0.45, near: 0.2, share: 0.92 };

/** Parts digits from the frame that they touch, and leaves that out. */
function cutFromFrame(mask: Plane<Uint8Array>): Plane<Uint8Array> {
  const { width, height } = mask;
  const side = Math.min(width, height);
  const at = edgeStrip(mask);
  const isAway = (i: number, least: number) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return Math.min(x, y, width - 1 - x, height - 1 - y) >= least;
  };
  const whole = findComponents(mask.data, mask);
  const isHeld = whole.components.map(({ bounds: { x, y, width: w, height: h } }) => {
    const edges = [x, y, width - x - w, height - y - h].filter((away) => away <= at);
    return edges.length > 1 && Math.max(w, h) >= holdsOn * side;
  });
  const cut = mask.data.map((value, i) =>
    value === 1 && isHeld[whole.labels[i]! - 1] && !isAway(i, frameStrip * side) ? 0 : value,
  );
  const { labels, components } = findComponents(cut, mask);
  const inside = new Uint32Array(components.length);
  for (let i = 0; i < cut.length; i++) if (cut[i] === 1 && isAway(i, frameLine.near * side)) inside[labels[i]! - 1]!++;
  const isFrame = components.map(
    ({ bounds, area }, i) =>
      Math.max(bounds.width, bounds.height) >= frameLine.long * side && inside[i]! <= (1 - frameLine.share) * area,
  );
  return { width, height, data: cut.map((value, i) => (value === 1 && isFrame[labels[i]! - 1] ? 0 : value)) };
}

/** The median height of what may be digits, by their ink; undefined of none. */
function usualHeight(components: readonly Component[], width: number, height: number): number | undefined {
  const side = Math.max(width, height);
  const most = Math.max(tallest.side * side, Math.min(tallest.small * side, tallest.pixels));
  const digits = components.filter(({ bounds: { x, y, width: w, height: h }, area }) => {
    if (Math.max(w, h) > frame.side * side && area < frame.ink * w * h) return false;
    const isInside = x > 0 && y > 0 && x + w < width && y + h < height;
    return isInside && Math.max(w, h) >= smallest && Math.max(w, h) <= most;
  });
  if (digits.length === 0) return undefined;
  return weightedMedian(digits.map(({ bounds, area }) => ({ value: bounds.height, weight: area })));
}
