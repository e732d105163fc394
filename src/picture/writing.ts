import type { Preprocessing } from "../ink/normalize.ts";
import type { Bounds, Stroke } from "../ink/stroke.ts";
import type { Atom } from "../segment/atom.ts";
import { around, findLines, median } from "../segment/lines.ts";
import { withoutRules } from "../segment/rules.ts";
import { findSequences, type Group, type GroupLimits, type Sequence } from "../segment/sequence.ts";
import { cropPieces } from "./crop.ts";
import { withoutFillers } from "./fillers.ts";
import { atomOf, type Glyph, glyphOf } from "./glyph.ts";
import type { Pieces } from "./pieces.ts";
import { findSeams, partAt } from "./seams.ts";
import { findWords } from "./words.ts";

/** Of the height of a line: pieces that are less wide are left whole, in a picture that was cut out around a digit and in others. */
const wide = { aroundDigit: 0.75, other: 0.6 };
/** Pixels: lower lines are print, or too small to tell where digits meet. */
const leastCut = 14;
/** Pieces are cut more often than strokes: pixels do not tell where a stroke ends. */
const groupLimits: GroupLimits = { window: 10, mostAtoms: 8, leastHeight: 0.55 };

/** Of the height of digits in boxes: so far apart they would stand on a line. */
const nextBox = 0.3;

/** What is written on a page: parts glyphs into lines, numbers and digits, and tells what was looked at of them. */
export class Writing {
  readonly #pieces: Pieces;
  readonly #pen: number;
  readonly #wide: number;
  readonly #glyphs = new Map<Stroke, Glyph>();

  /** @param pen how wide strokes are, in pixels. @param aroundDigit whether the picture was cut out around one digit. */
  constructor(pieces: Pieces, pen: number, aroundDigit: boolean) {
    this.#pieces = pieces;
    this.#wide = aroundDigit ? wide.aroundDigit : wide.other;
    this.#pen = pen;
  }

  /** What glyphs that stand together may be: by lines from top to bottom, on each from left to right. */
  segment(glyphs: readonly Glyph[]): Sequence[][] {
    for (const glyph of glyphs) this.#glyphs.set(glyph.outline, glyph);
    const atoms = withoutRules(glyphs.map((glyph, i) => atomOf(glyph, this.#pen, i)));
    return findLines(atoms).map((line) =>
      findWords(withoutFillers(line), this.#pen).flatMap((word) =>
        findSequences(word, (atom, height) => this.#cut(atom, height), groupLimits),
      ),
    );
  }

  /** What stands in the boxes of a strip, one after the other: one number, whose digits are in one box each. */
  segmentBoxes(boxes: readonly (readonly Glyph[])[]): Sequence[] {
    const filled = boxes.filter((box) => box.length > 0);
    if (filled.length === 0) return [];
    const areas = filled.map(around);
    const height = median(areas.map((area) => area.height)) || 1;
    // As near to each other as the digits of a number: how wide the boxes are says nothing.
    let right = areas[0]!.x;
    const moved = filled.map((box, i) => {
      const by = right - areas[i]!.x;
      right += areas[i]!.width + nextBox * height;
      return box.map((glyph) => moveAlong(glyph, by));
    });
    const glyphs = moved.flat();
    for (const glyph of glyphs) this.#glyphs.set(glyph.outline, glyph);
    const boxOf = moved.flatMap((box, i) => box.map(() => i));
    const base = median(areas.map((area) => area.y + area.height));
    const atoms = glyphs.map((glyph, i) => atomOf(glyph, this.#pen, i));
    const line = { atoms, height: Math.max(1, height - this.#pen), base: base - this.#pen / 2 };
    // A box holds one digit: nothing is cut.
    return findSequences(line, (atom) => [atom], groupLimits).map((sequence) => ({
      ...sequence,
      groups: sequence.groups.map((groups) =>
        groups.filter((group) => new Set(group.atoms.map(({ stroke }) => boxOf[stroke])).size === 1),
      ),
    }));
  }

  /** What the network is shown of a group: `[size, size]`, 0 (paper) … 255 (ink). */
  imageOf(group: Group, preprocessing: Preprocessing): Uint8Array {
    const own = this.#glyphsOf(group);
    const labels = own.map(({ label }) => label);
    return cropPieces(this.#pieces, labels, pixelsOf(own), preprocessing, own[0]!.direction);
  }

  /** How much its ink differs from the paper, 0…1. */
  strengthOf(group: Group): number {
    return Math.max(...this.#glyphsOf(group).map(({ strength }) => strength));
  }

  /** Where a group stands: whole pixels. */
  boundsOf(group: Group): Bounds {
    return pixelsOf(this.#glyphsOf(group));
  }

  /** Calls with each pixel of a group's ink. */
  forEachPixel(group: Pick<Group, "strokes">, visit: (x: number, y: number) => void): void {
    for (const { label, pixels } of this.#glyphsOf(group)) {
      for (let y = pixels.y; y < pixels.y + pixels.height; y++) {
        for (let x = pixels.x; x < pixels.x + pixels.width; x++) {
          if (this.#pieces.labels[y * this.#pieces.width + x] === label) visit(x, y);
        }
      }
    }
  }

  #glyphsOf({ strokes }: Pick<Group, "strokes">): Glyph[] {
    return strokes.map((stroke) => this.#glyphs.get(stroke)!);
  }

  #cut(atom: Atom, height: number): readonly Atom[] {
    const glyph = this.#glyphs.get(atom.strokes[0]!)!;
    if (atom.strokes.length > 1 || height < leastCut || atom.bounds.width < this.#wide * height) return [atom];
    const { pixels, label, strength, direction } = glyph;
    const seams = findSeams(this.#pieces, label, pixels, height, this.#pen);
    if (seams.length === 0) return [atom];
    const partOf = (x: number, y: number) => partAt(seams, x, y - pixels.y);
    const labels = this.#pieces.split(label, pixels, seams.length + 1, partOf);
    return labels.flatMap((each, part) => {
      const bounds = this.#pieces.boundsOf(each, pixels);
      if (!bounds) return [];
      const piece = glyphOf(this.#pieces, each, bounds, strength, direction);
      this.#glyphs.set(piece.outline, piece);
      return [atomOf(piece, this.#pen, atom.stroke, part, true)];
    });
  }
}

function pixelsOf(glyphs: readonly Glyph[]): Bounds {
  return around(glyphs.map(({ pixels }) => ({ bounds: pixels })));
}

function moveAlong(glyph: Glyph, by: number): Glyph {
  const { bounds, outline } = glyph;
  return {
    ...glyph,
    bounds: { ...bounds, x: bounds.x + by },
    outline: outline.map((point) => ({ ...point, x: point.x + by })),
  };
}
