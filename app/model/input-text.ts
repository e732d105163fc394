import { lazyStrings } from "../strings/lazy-strings.ts";
import type { ModelSummary } from "./model-summary.ts";

/** Of ten digits one is right by chance; who is right in half of them was tried on something like what it knows. */
const leastFitting = 0.5;

/** How a model's input is made and by whom that was said. */
export function inputText(summary: ModelSummary): string {
  const text = lazyStrings().modelPanel.details.input;
  return `${text.shape(summary.structure.input, summary.outputActivation)} ${originText(summary)}`;
}

function originText({ input, score }: ModelSummary): string {
  const text = lazyStrings().modelPanel.details.input;
  if (!input) return text.file;
  const { used, detected } = input;
  if (!detected) return score ? text.user : text.guess;
  if (used.range !== detected.range || used.ink !== detected.ink) return text.overruled(detected);
  return score && score.right < leastFitting * score.count ? text.poor : text.found;
}
