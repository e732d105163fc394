import { formatInkLink } from "../../src/ink/link.ts";
import { roundInk } from "../../src/ink/round-ink.ts";
import type { Ink } from "../../src/ink/stroke.ts";

const begin = "#draw?ink=";

/** All of the fragment may have so many characters, for a number of several digits. */
const length = 250;

/**
 * The address of the page with a drawing.
 *
 * @throws TenpenError of code `limit` when it would be too long.
 */
export function linkOf(ink: Ink): string {
  return new URL(begin + formatInkLink(roundInk(ink), { length: length - begin.length }), location.href).href;
}

/** What a fragment says of a drawing, damaged or not; undefined when it says nothing of one. */
export function inkInHash(hash: string): string | undefined {
  return /^#draw\?(?:[^#]*&)?ink=([^&]*)/.exec(hash)?.[1];
}
