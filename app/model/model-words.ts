import type { InputConvention } from "../../src/formats/input-convention.ts";
import { percent } from "../draw/verdict.ts";
import type { ModelCard, OwnScore } from "./model-card.ts";

export const rangeNames: Readonly<Record<InputConvention["range"], string>> = {
  "0..1": "0 to 1",
  "0..255": "0 to 255",
  "-1..1": "−1 to 1",
  "mean/std": "mean 0, deviation 1",
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

/** What is said of how the input is made. */
export function inputText({ input, score, structure, softmax }: ModelCard): string {
  const shape = `${structure.input} values in${softmax === undefined ? "" : softmax ? ", ends in softmax" : ", ends in logits"}.`;
  if (!input) return `${shape} How they are made stands in the file.`;
  const { used, detected } = input;
  if (!detected) return `${shape} ${score ? "Set by you." : "The usual is assumed."}`;
  if (used.range === detected.range && used.ink === detected.ink) return `${shape} Detected by trying all of them.`;
  return `${shape} Set by you; detected was ${rangeNames[detected.range]}, ${inkNames[detected.ink]}.`;
}

/** What its per cent and its answers mean. */
export function confidenceText({ calibrated, knowsNoDigit }: ModelCard): string {
  const share = calibrated ? "How sure it says it is was measured" : "How sure it says it is was never checked";
  return `${share}${knowsNoDigit ? ", and it knows what is no digit." : ", and it takes everything for a digit."}`;
}
