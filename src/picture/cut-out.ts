interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture whose shorter side has so few pixels was cut out around a digit, or a box with one, where it is about square. */
const cutOut = { pixels: 200, square: 0.6 };

export function isCutOut({ width, height }: Size): boolean {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return short <= cutOut.pixels && short >= cutOut.square * long;
}

/** What was cut out around one digit is no longer than so many times its other side: a number is. */
const longestAroundDigit = 1.5;

/** Whether a picture was cut out around one digit: what touches that is a frame, rather than another digit. */
export function isAroundDigit(page: Size): boolean {
  const [long, short] = [Math.max(page.width, page.height), Math.min(page.width, page.height)];
  return isCutOut(page) && long <= longestAroundDigit * short;
}

/** Of the shorter side of a picture that was cut out: so near to its edge is what is left of a frame, where it holds on to a digit. */
export const frameStrip = 0.07;
/** Of the shorter side, and in pixels: so much along the edge is no ink of a digit, whatever it is. */
const strip = { share: 0.03, most: 4 };

/** How many pixels along the edge of a picture are not looked at. */
export function edgeStrip({ width, height }: Size): number {
  return Math.min(strip.most, Math.floor(strip.share * Math.min(width, height)));
}
