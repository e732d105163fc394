import type { Bounds } from "../ink/stroke.ts";
import { type Atom, isLevel } from "./atom.ts";
import { around, median } from "./lines.ts";

/**
 * A rule, as under a sum or a number: at least so wide by the height of a digit, by the widest digit of the number that it stands under
 * or over, where that is only one digit, and by the number. It stands apart by so much of a digit's height. What is less wide may be the
 * bar of a 7 or the hat of a 5; what is nearer that of a letter.
 */
const rule = { height: 1.2, digit: 2, number: 0.95, near: 0.02, far: 0.6 };
/** Of the height of digits: so far apart they are of two numbers. */
const numberGap = 1;
/** Of the tallest atom: what is less tall does not tell how high a digit is. */
const tall = 0.5;

/** Atoms without those that are rules. */
export function withoutRules(atoms: readonly Atom[]): readonly Atom[] {
  const levels = atoms.filter(({ bounds }) => isLevel(bounds));
  if (levels.length === 0 || levels.length === atoms.length) return atoms;
  const others = atoms.filter((atom) => !levels.includes(atom)).map(({ bounds }) => bounds);
  const tallest = Math.max(...others.map(({ height }) => height));
  const digits = others.filter(({ height }) => height >= tall * tallest);
  const height = median(digits.map((digit) => digit.height));
  const rules = new Set(levels.filter(({ bounds }) => isRule(bounds, digits, height)));
  return rules.size === 0 ? atoms : atoms.filter((atom) => !rules.has(atom));
}

function isRule(level: Bounds, digits: readonly Bounds[], height: number): boolean {
  if (level.width < rule.height * height) return false;
  const middle = level.y + level.height / 2;
  const over = (digit: Bounds) => middle - (digit.y + digit.height);
  const under = (digit: Bounds) => digit.y - middle;
  return [over, under].some((gapTo) => {
    const near = digits.filter((digit) => gapTo(digit) >= -height / 2 && gapTo(digit) <= rule.far * height);
    const number = numberAt(level, near, numberGap * height);
    return number.length > 0 && median(number.map(gapTo)) >= rule.near * height && spans(level, number);
  });
}

/** What stands above or below, and what follows it on either side. */
function numberAt(level: Bounds, digits: readonly Bounds[], gap: number): readonly Bounds[] {
  let [left, right] = [level.x, level.x + level.width];
  let number: readonly Bounds[] = [];
  for (let before = -1; number.length > before; ) {
    before = number.length;
    number = digits.filter(({ x, width }) => x <= right && x + width >= left);
    left = Math.min(left, ...number.map(({ x }) => x - gap));
    right = Math.max(right, ...number.map(({ x, width }) => x + width + gap));
  }
  return number;
}

function spans(level: Bounds, number: readonly Bounds[]): boolean {
  const { x, width } = around(number.map((bounds) => ({ bounds })));
  const isUnder = level.x <= x + width / 2 && level.x + level.width >= x + width / 2;
  // Parts of one digit stand closer together than it is high.
  const isOne = width <= Math.max(...number.map(({ height }) => height));
  return isUnder && level.width >= (isOne ? rule.digit : rule.number) * width;
}
