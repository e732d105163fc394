import type { InputConvention } from "../../src/formats/input-convention.ts";
import { percent } from "../draw/verdict.ts";
import type { ModelCard, ModelInput, OwnScore } from "./model-card.ts";

export const rangeNames: Readonly<Record<InputConvention["range"], string>> = {
  "0..1": "0 to 1",
  "0..255": "0 to 255",
  "-1..1": "−1 to 1",
  "mean/std": "standardized",
};

export const inkNames: Readonly<Record<InputConvention["ink"], string>> = {
  white: "white on black",
  black: "black on white",
};

/** 34,826: the same in every language of the browser, as all of the page. */
export function countText(value: number): string {
  return value.toLocaleString("en");
}

/** 98 KB, 1.4 MB */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** One line of comparison. */
export function ownText({ right, parameters, bytes }: OwnScore, count: number): string {
  return `Tenpen’s own: ${percent(right / count)}, ${countText(parameters)} parameters, ${bytesText(bytes)}`;
}

/** How its input is made and by whom that was said. */
export function inputText({ input, score, structure, softmax }: ModelCard): string {
  const ends = softmax === undefined ? "" : softmax ? ", ends in softmax" : ", ends in logits";
  return `Input ${structure.input}${ends}. ${origin(input, score !== undefined)}`;
}

function origin(input: ModelInput | undefined, tried: boolean): string {
  if (!input) return "As the file says.";
  const { used, detected } = input;
  if (!detected) return tried ? "Set by you." : "A guess: the images to try it on did not load.";
  if (used.range === detected.range && used.ink === detected.ink) {
    return "Found by trying all on these images.";
  }
  return `Set by you; found were ${rangeNames[detected.range]} and ${inkNames[detected.ink]}.`;
}

/** What its per cent and its answers mean. */
export function confidenceText({ calibrated, knowsNoDigit }: ModelCard): string {
  const share = `Its per cent are ${calibrated ? "" : "not "}calibrated`;
  return `${share}, and it ${knowsNoDigit ? "knows what is no digit" : "never says “not a digit”"}.`;
}
