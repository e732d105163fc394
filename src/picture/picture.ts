import { checkWhole, fault, isRecord } from "../errors.ts";

/** Pixels as browsers have them, `ImageData` being one: rows from the top, red, green, blue and opacity of each pixel, 0…255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** `[height, width, 4]`. */
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Of width times height: no camera takes more, and more than that would take long. */
export const mostPixels = 100_000_000;

/** No side is longer: what was made to be so has very many rows of next to nothing. */
const longestSide = 65_535;

/** @throws TenpenError for what is no picture, or has more pixels than `mostPixels`. */
export function checkPicture(picture: unknown): asserts picture is Picture {
  if (!isRecord(picture)) throw fault("option", "picture", "must be an object with width, height and data", picture);
  const { width, height, data } = picture;
  checkPictureSize("option", "picture", width, height);
  if (!isBytes(data)) {
    throw fault("option", "picture.data", "must be a Uint8Array or a Uint8ClampedArray", data);
  }
  const values = 4 * (width as number) * (height as number);
  if (data.length !== values) throw fault("option", "picture.data", `must have ${values} values`, data.length);
}

/** By its tag: what comes from a frame of a page, or a context of Node, is an instance of classes of its own. */
function isBytes(data: unknown): data is Picture["data"] {
  if (!ArrayBuffer.isView(data)) return false;
  const tag = (data as Uint8Array)[Symbol.toStringTag] as string;
  return tag === "Uint8Array" || tag === "Uint8ClampedArray";
}

/** @throws TenpenError unless both are whole numbers; of code `limit` where they, or their pixels, are too many. */
export function checkPictureSize(code: "option" | "data", what: string, width: unknown, height: unknown): void {
  checkWhole(code, `${what}.width`, width, 1);
  checkWhole(code, `${what}.height`, height, 1);
  const [columns, rows] = [width as number, height as number];
  if (columns * rows > mostPixels) throw fault("limit", what, `must have at most ${mostPixels} pixels`, columns * rows);
  const longer = Math.max(columns, rows);
  if (longer > longestSide) throw fault("limit", what, `must have at most ${longestSide} pixels a side`, longer);
}
