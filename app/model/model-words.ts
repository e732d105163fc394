import type { InputEncoding } from "../../src/model/input-encoding.ts";
import { percent } from "../draw/verdict.ts";
import type { ModelCard, ModelInput, OwnScore } from "./model-card.ts";

export const rangeNames: Readonly<Record<InputEncoding["range"], string>> = {
  "0..1": "0 to 1",
  "0..255": "0 to 255",
  "-1..1": "−1 to 1",
  "mean/std": "standardized",
};

export const inkNames: Readonly<Record<InputEncoding["ink"], string>> = {
  white: "white on black",
  black: "black on white",
};

/** 34,826: the same in every language of the browser, as all of the page. */
export function countText(value: number): string {
  return value.toLocaleString("en");
}

/** 98 KB, 1.4 MB: in one piece, wherever the line breaks. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0bytes`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)}\u00a0KB` : `${(bytes / 1e6).toFixed(1)}\u00a0MB`;
}

/** One line of comparison. */
export function ownText({ right, parameters, bytes }: OwnScore, count: number): string {
  return `Tenpen’s own: ${percent(right / count)}, ${countText(parameters)} parameters, ${bytesText(bytes)}`;
}

/** How its input is made and by whom that was said. */
export function inputText({ input, score, structure, ending }: ModelCard): string {
  const ends = ending ? `, ends in ${ending}` : "";
  return `Input ${structure.input}${ends}. ${origin(input, score)}`;
}

/** Of ten digits one is right by chance; who is right in half of them was tried on something like what it knows. */
const leastFitting = 0.5;

function origin(input: ModelInput | undefined, score: ModelCard["score"]): string {
  if (!input) return "As the file says.";
  const { used, detected } = input;
  if (!detected) return score ? "Set by you." : "A guess: the images to try it on did not load.";
  if (used.range === detected.range && used.ink === detected.ink) {
    return score && score.right < leastFitting * score.count
      ? "This fits best of all that were tried, but not well: it may have been trained on something else."
      : "Found by trying all on these images.";
  }
  return `Set by you; found were ${rangeNames[detected.range]} and ${inkNames[detected.ink]}.`;
}

/** What its confidence and its answers mean. */
export function confidenceText({ calibrated, hasRejectClass }: ModelCard): string {
  const share = `Its confidence is ${calibrated ? "" : "not "}calibrated`;
  return `${share}, and it ${hasRejectClass ? "knows what is no digit" : "never says “not a digit”"}.`;
}
