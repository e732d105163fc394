import { Option } from "commander";
import { type InputConvention, inkColors, pixelRanges, usualConvention } from "../formats/input-convention.ts";
import { oneOf } from "./numbers.ts";

export interface ConventionOptions {
  readonly inputRange?: InputConvention["range"];
  readonly inputInk?: InputConvention["ink"];
}

/** The options that say what a network of another program was trained on. */
export const rangeOption = new Option(
  "--input-range <range>",
  `what pixels a .keras or .h5 model was trained on: ${pixelRanges.join(", ")} (default: ${usualConvention.range})`,
).argParser(oneOf("--input-range", pixelRanges));

export const inkOption = new Option(
  "--input-ink <color>",
  `what it was trained to take for ink: ${inkColors.join(", ")} (default: ${usualConvention.ink})`,
).argParser(oneOf("--input-ink", inkColors));

/** What the options say; undefined when they say nothing. */
export function conventionOf({ inputRange, inputInk }: ConventionOptions): InputConvention | undefined {
  if (inputRange === undefined && inputInk === undefined) return undefined;
  return { range: inputRange ?? usualConvention.range, ink: inputInk ?? usualConvention.ink };
}
