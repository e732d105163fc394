import type { Ink } from "../src/ink/stroke.ts";
import type { Reading } from "../src/recognizer/reading.ts";

/** What reads drawings: Tenpen's own model, or one of the user's, each in a worker of its own. */
export interface Reader {
  /** @throws TenpenError when it cannot read the drawing, or no drawing any more. */
  read(ink: Ink, signal: AbortSignal): Promise<Read>;
  /** Reads nothing more. */
  end(): void;
}

/** What a drawing was read as. */
export interface Read {
  readonly reading: Reading;
  readonly view: View;
}

/** What the network saw of a drawing. */
export interface View {
  /** Height and width in pixels. */
  readonly size: number;
  /** `[size, size]`, 0 (paper) … 255 (ink). */
  readonly pixels: Uint8Array;
}

/** What there is to show of the images `[count, size, size]` of a drawing's digits: the first, or paper where nothing was to be read. */
export function viewOf(images: Uint8Array, size: number): View {
  const pixels = images.length > 0 ? images.slice(0, size * size) : new Uint8Array(size * size);
  return { size, pixels };
}
