import { formatsIn } from "../formats-in.ts";
import { percentsIn } from "../percents-in.ts";

export const { number, decimal, plural } = formatsIn("hi");

export const { percent, roughPercent } = percentsIn("hi", {
  under: (text) => `${text} से कम`,
  over: (text) => `${text} से ज़्यादा`,
});
