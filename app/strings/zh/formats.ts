import { formatsIn } from "../formats-in.ts";
import { percentsIn } from "../percents-in.ts";

export const { number, decimal } = formatsIn("zh");

export const { percent, roughPercent } = percentsIn("zh", {
  under: (text) => `不到 ${text}`,
  over: (text) => `超过 ${text}`,
});
