import type { Bounds } from "../ink/stroke.ts";
import type { Calibration } from "../model/model.ts";
import { decide } from "./decide.ts";
import type { Reading } from "./reading.ts";

/** The answer to a drawing in which there is nothing to read. */
export const nothing: Reading = { text: "", digits: [] };

/** Makes the logits of one digit a reading. @param bounds where the digit stands. @throws TenpenError as `decide` does. */
export function answer(logits: Float32Array, bounds: Bounds, calibration?: Calibration): Reading {
  const digit = { ...decide(logits, calibration), bounds };
  return { text: digit.accepted ? `${digit.digit}` : "", digits: [digit] };
}
