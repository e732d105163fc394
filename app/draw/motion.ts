/** How long ink is on its way across the page, in milliseconds: it goes farther than all else that moves. */
export const travelTime = 320;

/** The user asks for pictures that stand still. */
export function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
