import { Option } from "commander";
import { type InputEncoding, pixelRanges, usualEncoding } from "../model/input-encoding.ts";
import { oneOf } from "./option-parsers.ts";

/** Which of paper and ink is bright, by the colour of the ink. */
const polarities = { "white-on-black": "white", "black-on-white": "black" } as const satisfies Record<
  string,
  InputEncoding["ink"]
>;

type Polarity = keyof typeof polarities;

export interface EncodingOptions {
  readonly inputRange?: InputEncoding["range"];
  readonly inputPolarity?: Polarity;
}

/** The options that say what a network of another program was trained on. */
export const rangeOption = new Option(
  "--input-range <range>",
  `what pixels a .keras or .h5 model of another program was trained on: ${pixelRanges.join(", ")} (default: found by trying it on images of MNIST)`,
).argParser(oneOf("--input-range", pixelRanges));

export const polarityOption = new Option(
  "--input-polarity <polarity>",
  `what it was trained to read: ${Object.keys(polarities).join(", ")} (default: likewise)`,
).argParser(oneOf("--input-polarity", Object.keys(polarities) as Polarity[]));

/** What the options say; undefined when they say nothing. */
export function encodingOf({ inputRange, inputPolarity }: EncodingOptions): InputEncoding | undefined {
  if (inputRange === undefined && inputPolarity === undefined) return undefined;
  const { range, ink } = usualEncoding;
  return { range: inputRange ?? range, ink: inputPolarity === undefined ? ink : polarities[inputPolarity] };
}

/** `0..255, white-on-black`: an encoding in the words of the options. */
export function encodingText({ range, ink }: InputEncoding): string {
  return `${range}, ${Object.entries(polarities).find(([, color]) => color === ink)![0]}`;
}
