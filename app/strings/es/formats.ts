import { formatsIn } from "../formats-in.ts";
import { percentsIn } from "../percents-in.ts";

export const { number, decimal, plural } = formatsIn("es");

export const { percent, roughPercent } = percentsIn("es", {
  under: (text) => `menos del ${text}`,
  over: (text) => `más del ${text}`,
});
