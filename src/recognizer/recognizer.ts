import type { Ink } from "../ink/stroke.ts";
import type { Reading } from "./reading.ts";

export interface RecognizerOptions {
  /** Bytes of a `.safetensors` model file. */
  readonly model: Uint8Array;
}

export interface Recognizer {
  /** Reads a drawing. A blank one gives no digits. @throws InkError for coordinates that are not finite. */
  recognize(ink: Ink): Reading;
  /** What the network sees of a drawing: `[28, 28]`, 0 (paper) … 255 (ink). */
  normalize(ink: Ink): Uint8Array;
}

export async function createRecognizer(_options: RecognizerOptions): Promise<Recognizer> {
  throw new Error("recognizer: not written yet");
}
