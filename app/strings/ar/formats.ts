import { formatsIn } from "../formats-in.ts";
import { percentsIn } from "../percents-in.ts";

export const { number, decimal, plural } = formatsIn("ar");

export const { percent, roughPercent } = percentsIn("ar", {
  under: (text) => `أقل من ${text}`,
  over: (text) => `أكثر من ${text}`,
});

/** What is written from the left, as a file's name or a number, in its own direction, wherever it stands in a sentence. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
