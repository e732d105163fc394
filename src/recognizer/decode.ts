import type { Bounds } from "../ink/stroke.ts";
import { type DecodeOptions, toPrediction } from "./prediction.ts";
import type { Reading } from "./reading.ts";

/**
 * The last of the three steps of reading: makes a reading of the logits of all digits.
 *
 * @param bounds `[count]`: where each digit stands.
 * @throws TenpenError as `toPrediction` does.
 */
export function decode(logits: readonly Float32Array[], bounds: readonly Bounds[], options: DecodeOptions): Reading {
  const digits = logits.map((each, i) => ({ ...toPrediction(each, options), bounds: bounds[i]! }));
  const accepted = digits.filter((digit) => digit.accepted);
  return { text: accepted.map(({ digit, symbol }) => symbol ?? digit).join(""), digits };
}
