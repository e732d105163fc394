import { percent as plainPercent } from "../../../src/evaluation/percent.ts";

/** 98.6 %: in one piece, wherever the line breaks. Never 0.0 % or 100.0 % for what is not quite so. */
export function percent(share: number): string {
  return plainPercent(share).replace(" %", "\u00a0%");
}
