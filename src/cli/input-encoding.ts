import { Option } from "commander";
import { type InputEncoding, inkColors, pixelRanges, usualEncoding } from "../model/input-encoding.ts";
import { oneOf } from "./numbers.ts";

export interface EncodingOptions {
  readonly inputRange?: InputEncoding["range"];
  readonly inputInk?: InputEncoding["ink"];
}

/** The options that say what a network of another program was trained on. */
export const rangeOption = new Option(
  "--input-range <range>",
  `what pixels a .keras or .h5 model was trained on: ${pixelRanges.join(", ")} (default: ${usualEncoding.range})`,
).argParser(oneOf("--input-range", pixelRanges));

export const inkOption = new Option(
  "--input-ink <color>",
  `what it was trained to take for ink: ${inkColors.join(", ")} (default: ${usualEncoding.ink})`,
).argParser(oneOf("--input-ink", inkColors));

/** What the options say; undefined when they say nothing. */
export function encodingOf({ inputRange, inputInk }: EncodingOptions): InputEncoding | undefined {
  if (inputRange === undefined && inputInk === undefined) return undefined;
  return { range: inputRange ?? usualEncoding.range, ink: inputInk ?? usualEncoding.ink };
}
