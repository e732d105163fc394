import type { Preprocessing } from "../../ink/normalize.ts";
import type { Random } from "../../nn/random.ts";
import { contrastOf, findPages } from "../../picture/look.ts";
import { type Page, sequencesOf } from "../../picture/page.ts";
import type { Picture } from "../../picture/picture.ts";
import type { Group } from "../../segment/sequence.ts";
import type { RenderedScene } from "./render-scene.ts";

/** What a network is shown of a part of a picture, and the class of that. */
export interface Crop {
  /** `[size, size]`, 0 (paper) … 255 (ink). */
  readonly image: Uint8Array;
  readonly label: number;
}

/** Of the ink of a sign: a group with so much shows it; with so little of every sign it shows none. */
const [whole, part] = [0.86, 0.7];
/** Of the ink of another sign: a group with less shows nothing of it; with so much it is a group of two. */
const [touched, taken] = [0.12, 0.25];
/** Of the pixels of a group: so many away from all signs do not change what it shows; with so many it is something else. */
const [dirt, foreign] = [0.35, 0.6];

/** All that may be a digit in a picture. */
export function groupsOf(page: Page): Group[] {
  return sequencesOf(page)
    .flat()
    .flatMap(({ groups }) => groups.flat());
}

/**
 * What reading would show the network of a picture whose signs are known: each sign, and some of the groups that show none, as parts and pairs of
 * signs, rules and dirt. What is neither quite a sign nor quite none is left out.
 *
 * @param labels of the signs. @param reject the class of what is no sign.
 */
export function cropsOf(
  { picture, nearest, isInked }: RenderedScene,
  labels: readonly number[],
  reject: number,
  preprocessing: Preprocessing,
  random: Random,
): Crop[] {
  const inkOf = inkOfSigns({ nearest, isInked }, labels.length);
  const shown: Crop[] = [];
  const others: (() => Crop)[] = [];
  for (const page of findPages(contrastOf(picture))) {
    for (const group of groupsOf(page)) {
      const sign = signOf(page, group, nearest, isInked, inkOf, picture.width);
      if (sign === undefined) continue;
      if (sign > 0 && labels[sign - 1] !== reject)
        shown.push({ image: page.imageOf(group, preprocessing), label: labels[sign - 1]! });
      else others.push(() => ({ image: page.imageOf(group, preprocessing), label: reject }));
    }
  }
  const wrong = random.shuffle(others).slice(0, labels.length + 1);
  return [...shown, ...wrong.map((make) => make())];
}

/** Of the ink in a picture: a group with so much is what the picture was cut out for. */
const main = 0.85;

/**
 * What reading would show the network of a picture that was cut out around one digit, or around none: the digit, where a group has nearly all
 * of the ink, or some of what is there instead.
 *
 * @param label of the digit, or `reject`.
 */
export function cropsOfCutOut(picture: Picture, label: number, reject: number, preprocessing: Preprocessing): Crop[] {
  const pages = findPages(contrastOf(picture)).map((page) => {
    const sized = groupsOf(page).map((group) => {
      let ink = 0;
      page.forEachPixel(group, () => ink++);
      return { page, group, ink };
    });
    return sized.toSorted((a, b) => b.ink - a.ink);
  });
  const cropOf = ({ page, group }: { page: Page; group: Group }) => page.imageOf(group, preprocessing);
  if (label === reject)
    return pages
      .flat()
      .slice(0, mostOfNone)
      .map((each) => ({ image: cropOf(each), label }));
  const [largest] = pages.flatMap(([first]) => first ?? []).toSorted((a, b) => b.ink - a.ink);
  if (!largest) return [];
  const atoms = new Set(groupsOf(largest.page).flatMap((group) => group.atoms));
  let all = 0;
  for (const atom of atoms) largest.page.forEachPixel({ strokes: atom.strokes }, () => all++);
  return largest.ink >= main * all ? [{ image: cropOf(largest), label }] : [];
}

/** Of a picture without a digit so much is shown. */
const mostOfNone = 3;

/** Which of so many signs of a scene, counted from 1, are shown whole and alone by something that may be a digit. */
export function signsShown({ picture, nearest, isInked }: RenderedScene, count: number): Set<number> {
  const inkOf = inkOfSigns({ nearest, isInked }, count);
  const shown = new Set<number>();
  for (const page of findPages(contrastOf(picture))) {
    for (const group of groupsOf(page)) {
      const sign = signOf(page, group, nearest, isInked, inkOf, picture.width);
      if (sign) shown.add(sign);
    }
  }
  return shown;
}

/** How many pixels of ink each sign has, counted from 1. */
function inkOfSigns({ nearest, isInked }: Pick<RenderedScene, "nearest" | "isInked">, count: number): Uint32Array {
  const inkOf = new Uint32Array(count + 1);
  for (let i = 0; i < nearest.length; i++) if (isInked[i] === 1) inkOf[nearest[i]!]!++;
  return inkOf;
}

/** The sign that a group shows, counted from 1; 0 where it shows none; undefined where it is neither. */
function signOf(page: Page, group: Group, nearest: Uint8Array, isInked: Uint8Array, inkOf: Uint32Array, width: number) {
  const own = new Uint32Array(inkOf.length);
  let [all, away] = [0, 0];
  page.forEachPixel(group, (x, y) => {
    const at = y * width + x;
    all++;
    if (nearest[at] === 0) away++;
    else if (isInked[at] === 1) own[nearest[at]!]!++;
  });
  if (away > foreign * all) return 0;
  const shares = Array.from(own, (count, sign) => (sign === 0 || inkOf[sign] === 0 ? 0 : count / inkOf[sign]!));
  const most = Math.max(...shares);
  const sign = shares.indexOf(most);
  const next = Math.max(...shares.filter((_, i) => i !== sign));
  if (most >= whole && next <= touched && away <= dirt * all) return sign;
  return next >= taken || most < part ? 0 : undefined;
}
