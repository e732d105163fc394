import { loadRecognizer, type RecognizerOptions } from "./load-recognizer.ts";
import { Recognizer } from "./recognizer.ts";

/**
 * Makes a recognizer.
 *
 * @example
 * const recognizer = await createRecognizer();
 * recognizer.recognize({ strokes: [[{ x: 50, y: 10 }, { x: 48, y: 90 }]] }).text; // "1"
 *
 * @throws TenpenError for options, bytes or a model that break a rule, and of code `network` when a file does not arrive.
 */
export async function createRecognizer(options: RecognizerOptions = {}): Promise<Recognizer> {
  return loadRecognizer(Recognizer, options);
}
