import { percent as plainPercent } from "../../../src/evaluation/percent.ts";

/** 98.6 %: in one piece, wherever the line breaks. Never 0.0 % or 100.0 % for what is not quite so. */
export function percent(share: number): string {
  return plainPercent(share).replace(" %", "\u00a0%");
}

/** The same for what may be far off, as the confidence of a model that was never calibrated: in whole per cent, and never 100 %. */
export function roughPercent(share: number): string {
  return plainPercent(Math.min(share, 0.9999), 0).replace(" %", "\u00a0%");
}
