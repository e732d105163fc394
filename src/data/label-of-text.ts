import type { LabelledInk } from "../ink/jsonl.ts";
import { isNumber } from "../ink/label.ts";

/**
 * What a drawing shows, by a text that says it. A number is its label; other texts are its `char`: with a null label, or without one
 * where the text has digits as well, as `4:45`.
 */
export function labelOfText(text: string | undefined): Pick<LabelledInk, "label" | "char"> {
  if (text === undefined) return {};
  if (isNumber(text)) return { label: text };
  return /[0-9]/.test(text) ? { char: text } : { label: null, char: text };
}
