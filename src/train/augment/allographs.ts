import { bounds, type Stroke } from "../../ink/stroke.ts";
import type { Random } from "../../nn/random.ts";
import { toUnit } from "./ink.ts";
import { distance, lengthOf, partOf } from "./path.ts";

type Strokes = readonly Stroke[];

/**
 * Now and then writes a digit as people elsewhere do, where the sets of ink know one hand better than the other: a 7 with
 * its bar or without, or with a flag, a 1 with a flag, on a base or both, or on a hook, a 0 that is crossed, a 2 that stops early, a 4
 * whose top is open or closed or whose strokes lie apart, a 5 whose hat does, a 9 with a straight tail or a hooked one, and
 * loops that are not closed.
 *
 * @param digit which digit the strokes show.
 * @returns strokes whose longer side is 1, or a little more.
 */
export function varyAllograph(strokes: Strokes, digit: number, random: Random): Stroke[] {
  const unit = toUnit(strokes);
  const chance = random.float();
  switch (digit) {
    case 0:
      if (chance < 0.18) return [...unit, slash(unit, random)];
      return chance < 0.34 ? unclosed(unit, 0.13, random) : unit;
    case 1:
      // On a base it is a 1 with the longest flag, which without one may be that of a 7.
      if (chance < 0.12) return [...unit, ...flag(unit, random, wideFlag), ...base(unit, random)];
      if (chance < 0.2) return [...unit, ...base(unit, random)];
      if (chance < 0.27) return [...unit, ...flag(unit, random, steepFlag)];
      return chance < 0.32 ? hookBelow(unit, random) : unit;
    case 2:
      return chance < 0.12 ? partOf(unit, 0, 1 - random.between(0.03, 0.12)) : unit;
    case 4:
      if (chance < 0.2) return leanTop(unit, random);
      return chance < 0.32
        ? moveApart(unit, (stroke) => stroke === unit.at(-1), [0, 0.25], [-0.15, 0.15], random)
        : unit;
    case 5:
      return chance < 0.25 ? moveApart(unit, isHat, [-0.05, 0.2], [-0.15, 0.02], random) : unit;
    case 6:
      return chance < 0.2 ? unclosed(unit, 0.1, random) : unit;
    case 8:
      return chance < 0.25 ? unclosed(unit, 0.14, random) : unit;
    case 7: {
      if (chance >= 0.45) return unit;
      if (chance >= 0.4) return hookBelow(unit, random);
      if (chance >= 0.32) return flagTop(unit, random);
      const plain = unit.filter((stroke) => !isBar(stroke));
      // Of more strokes than one, what is left might be a T.
      if (plain.length < unit.length) return plain.length === 1 ? plain : unit;
      return chance < 0.2 ? [...unit, ...bar(unit, random)] : unit;
    }
    case 9:
      if (chance < 0.16) return unclosed(unit, 0.1, random);
      return chance < 0.34 ? bendTail(unit, random) : unit;
    default:
      return unit;
  }
}

/** Without up to `most` of its length at its beginning and of its end, so that a loop does not meet itself. */
function unclosed(strokes: Strokes, most: number, random: Random): Stroke[] {
  const missing = random.between(0, most);
  const from = missing * random.float();
  return partOf(strokes, from, 1 - (missing - from));
}

/** Moves where a 4 of two strokes begins to where the second does, or away from it. */
function leanTop(strokes: Strokes, random: Random): Stroke[] {
  const [first, second] = strokes;
  const [begin, goal] = [first?.[0], second?.[0]];
  if (!(first && begin && goal)) return [...strokes];
  const move = random.between(-0.3, 1) * (goal.x - begin.x);
  const half = Math.max(lengthOf([first]) / 2, 1e-9);
  let gone = 0;
  const leaning = first.map(({ x, y }, i) => {
    if (i > 0) gone += distance(first[i - 1]!, first[i]!);
    return { x: x + move * Math.max(0, 1 - gone / half), y };
  });
  return [leaning, ...strokes.slice(1)];
}

/** Makes the tail of a 9, which ends below, straighter or rounder, and hooks it now and then. */
function bendTail(strokes: Strokes, random: Random): Stroke[] {
  const last = strokes.at(-1) ?? [];
  const above = last.findLastIndex(({ y }) => y < 0);
  const start = last[above];
  const end = last.at(-1);
  if (start === undefined || end === undefined || end.y < 0.2) return [...strokes];
  const bend = random.between(0, 1.6);
  const tail = last.map((point, i) => (i > above ? { x: start.x + bend * (point.x - start.x), y: point.y } : point));
  const radius = random.float() < 0.4 ? random.between(0.06, 0.2) : 0;
  const { x, y } = tail.at(-1)!;
  if (radius > 0) tail.push(...halfTurn.map(([left, down]) => ({ x: x - radius * left, y: y + radius * down })));
  return [...strokes.slice(0, -1), tail];
}

/** 1 − cos and sin of 36°, 72°, 108° and 144°: in numbers, because Math.cos may differ between engines in the last bit. */
const halfTurn = [
  [0.19098300562505255, 0.5877852522924731],
  [0.6909830056250525, 0.9510565162951535],
  [1.3090169943749475, 0.9510565162951536],
  [1.8090169943749475, 0.5877852522924732],
] as const;

/** A digit of several strokes, those that `isMoved` says moved by so much to the right and down. */
function moveApart(
  strokes: Strokes,
  isMoved: (stroke: Stroke) => boolean,
  right: readonly [number, number],
  down: readonly [number, number],
  random: Random,
): Stroke[] {
  const [dx, dy] = [random.between(...right), random.between(...down)];
  if (strokes.length < 2) return [...strokes];
  return strokes.map((stroke) => (isMoved(stroke) ? stroke.map(({ x, y }) => ({ x: x + dx, y: y + dy })) : stroke));
}

/** Flat, and about half-way down. */
function isBar(stroke: Stroke): boolean {
  return isFlat(stroke, -0.2, 0.3);
}

/** Flat, and on top. */
function isHat(stroke: Stroke): boolean {
  return isFlat(stroke, -1, -0.2);
}

/** Whether a stroke lies between two heights and is wider than high. */
function isFlat(stroke: Stroke, highest: number, lowest: number): boolean {
  const area = bounds({ strokes: [stroke] });
  if (area === null) return false;
  const middle = area.y + area.height / 2;
  return area.height < 0.3 && area.width > area.height && middle > highest && middle < lowest;
}

/** Through the place where the strokes cross a line about half-way down; none where they do not. */
function bar(strokes: Strokes, random: Random): Stroke[] {
  const y = random.between(-0.08, 0.18);
  const half = random.between(0.12, 0.26);
  const tilt = random.between(-0.06, 0.03);
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; i++) {
      const [from, to] = [stroke[i - 1]!, stroke[i]!];
      if (from.y > y || to.y <= y) continue;
      const x = from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
      const barred = [
        { x: x - half, y: y - tilt },
        { x: x + half, y: y + tilt },
      ];
      // A pen that is set down in haste comes up from below.
      const hook = { x: x - half - random.between(-0.04, 0.04), y: y - tilt + random.between(0.05, 0.15) };
      return [random.float() < 0.3 ? [hook, ...barred] : barred];
    }
  }
  return [];
}

/** How far a flag reaches to the left, and how far down for each step of that. */
interface Flag {
  readonly length: readonly [number, number];
  readonly slope: readonly [number, number];
}

/** Steeper than the top of a 7. */
const steepFlag: Flag = { length: [0.08, 0.25], slope: [0.7, 1.4] };
const wideFlag: Flag = { length: [0.15, 0.42], slope: [0.3, 1.2] };

/** Up to the highest point, from the left. */
function flag(strokes: Strokes, random: Random, { length, slope }: Flag): Stroke[] {
  const points = strokes.flat();
  if (points.length === 0) return [];
  const top = points.reduce((high, point) => (point.y < high.y ? point : high));
  const left = random.between(...length);
  return [
    [
      { x: top.x - left, y: top.y + left * random.between(...slope) },
      { x: top.x, y: top.y },
    ],
  ];
}

/** Under the lowest point. */
function base(strokes: Strokes, random: Random): Stroke[] {
  const points = strokes.flat();
  if (points.length === 0) return [];
  const lowest = points.reduce((low, point) => (point.y > low.y ? point : low));
  const [left, right] = [random.between(0.12, 0.42), random.between(0.12, 0.42)];
  const tilt = random.between(-0.04, 0.04);
  return [
    [
      { x: lowest.x - left, y: lowest.y + tilt },
      { x: lowest.x + right, y: lowest.y - tilt },
    ],
  ];
}

/** Before a 7 that begins on top, from below. */
function flagTop(strokes: Strokes, random: Random): Stroke[] {
  const [left, down] = [random.between(-0.03, 0.06), random.between(0.06, 0.25)];
  const [first, ...others] = strokes;
  const start = first?.[0];
  if (!(first && start && start.x < 0 && start.y < -0.3)) return [...strokes];
  return [[{ x: start.x - left, y: start.y + down }, ...first], ...others];
}

/** Where a 1 or a 7 ends below, up again to the right, nearer to the stem than a base. */
function hookBelow(strokes: Strokes, random: Random): Stroke[] {
  const up = random.between(0.08, 0.35);
  const right = up * random.between(0.25, 0.7);
  const last = strokes.at(-1);
  const end = last?.at(-1);
  if (!(last && end && end.y > 0.4)) return [...strokes];
  return [...strokes.slice(0, -1), [...last, { x: end.x + right, y: end.y - up }]];
}

/** Through a 0 and often beyond it: level, from the upper right to the lower left or back, and now and then the other way across. */
function slash(strokes: Strokes, random: Random): Stroke {
  const { width = 0, height = 0 } = bounds({ strokes }) ?? {};
  const isLevel = random.float() < 0.3;
  const x = width * random.between(isLevel ? 0.5 : 0.2, 0.9);
  const y = height * (isLevel ? random.between(-0.08, 0.08) : random.between(0.25, 0.7));
  const across = random.float() < 0.12 ? -x : x;
  const line = [
    { x: across, y: -y },
    { x: -across, y },
  ];
  return random.float() < 0.3 ? line.toReversed() : line;
}
