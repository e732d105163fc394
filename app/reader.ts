import type { Ink } from "../src/ink/stroke.ts";
import type { Class } from "../src/model/classes.ts";
import type { Reading } from "../src/recognizer/reading.ts";

/** A model of the user's. */
export interface UsersModel {
  readonly name: string;
  /** Whether its confidence was measured against how often it is right. */
  readonly calibrated: boolean;
}

/** What reads drawings: Tenpen's own model, or one of the user's, each in a worker of its own. */
export interface Reader {
  /** Undefined for Tenpen's own. */
  readonly by?: UsersModel | undefined;
  /** @throws TenpenError when it cannot read the drawing, or no drawing any more. */
  read(ink: Ink, signal: AbortSignal): Promise<Read>;
  /** Reads nothing more. */
  end(): void;
}

/** What a drawing was read as. */
export interface Read {
  readonly reading: Reading;
  /** Of each digit of the reading. */
  readonly views: readonly View[];
  /** What each probability of a digit is of. */
  readonly characters: readonly string[];
  /** The model of the user's that read it; Tenpen's own where there is none. */
  readonly by?: UsersModel | undefined;
  /** Of each digit, whether it is read so because of what was corrected; missing where what reads learns nothing. */
  readonly byHand?: readonly boolean[];
}

/** What the network saw of a digit. */
export interface View {
  /** Height and width in pixels. */
  readonly size: number;
  /** `[size, size]`, 0 (paper) … 255 (ink). */
  readonly pixels: Uint8Array;
}

/** What there is to show of a reading. @param images `[count, size, size]`, one of each of its digits. */
export function toRead(reading: Reading, images: Uint8Array, size: number, classes: readonly Class[]): Read {
  const pixels = size * size;
  const views = reading.digits.map((_, i) => ({ size, pixels: images.slice(i * pixels, (i + 1) * pixels) }));
  return { reading, views, characters: classes.filter((each) => each !== null) };
}
