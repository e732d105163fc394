import { formatsIn } from "../formats-in.ts";
import { percentsIn } from "../percents-in.ts";

export const { number, decimal, plural } = formatsIn("de");

export const { percent, roughPercent } = percentsIn("de", {
  under: (text) => `unter ${text}`,
  over: (text) => `über ${text}`,
});
