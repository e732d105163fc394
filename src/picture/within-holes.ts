import type { Glyph } from "./glyph.ts";
import type { Pieces } from "./pieces.ts";

/** Of the width and the height of a digit: a point or a bar in its hole is no larger; and a digit with a hole is no wider. */
const [largest, widest] = [0.4, 0.9];

/** Glyphs without those in the hole of another: the point or the bar in a 0, as some fonts have them, is none behind it. */
export function withoutHoles(glyphs: readonly Glyph[], pieces: Pieces): Glyph[] {
  const held = new Map<Glyph, Glyph[]>();
  for (const glyph of glyphs) {
    const around = glyphs.find((other) => isInHole(glyph, other, pieces));
    if (around) held.set(around, [...(held.get(around) ?? []), glyph]);
  }
  // What is around several is a frame.
  const dropped = new Set([...held.values()].flatMap((inside) => (inside.length === 1 ? inside : [])));
  return glyphs.filter((glyph) => !dropped.has(glyph));
}

/** Whether ink of another lies to its left and right, above and below. */
function isInHole({ pixels: own }: Glyph, { pixels, label }: Glyph, { width, labels }: Pieces): boolean {
  if (own.width > largest * pixels.width || own.height > largest * pixels.height) return false;
  if (pixels.width > widest * pixels.height) return false;
  const right = pixels.x + pixels.width;
  const bottom = pixels.y + pixels.height;
  const { x: left, y: top } = pixels;
  if (own.x <= left || own.y <= top || own.x + own.width >= right || own.y + own.height >= bottom) return false;
  const [x, y] = [own.x + (own.width >> 1), own.y + (own.height >> 1)];
  const isBetween = (from: number, to: number, isInk: (at: number) => boolean) => {
    for (let at = from; at < to; at++) if (isInk(at)) return true;
    return false;
  };
  const [inRow, inColumn] = [
    (at: number) => labels[y * width + at] === label,
    (at: number) => labels[at * width + x] === label,
  ];
  return (
    isBetween(left, own.x, inRow) &&
    isBetween(own.x + own.width, right, inRow) &&
    isBetween(top, own.y, inColumn) &&
    isBetween(own.y + own.height, bottom, inColumn)
  );
}
