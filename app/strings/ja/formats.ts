import { formatsIn } from "../formats-in.ts";
import { percentsIn } from "../percents-in.ts";

export const { number, decimal } = formatsIn("ja");

export const { percent, roughPercent } = percentsIn("ja", {
  under: (text) => `${text}未満`,
  over: (text) => `${text}超`,
});
