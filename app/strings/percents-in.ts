import { formatsIn } from "./formats-in.ts";
import type { Language } from "./languages.ts";

/** How a language says that a share is not quite none, or not quite all. */
export interface Bounds {
  under(text: string): string;
  over(text: string): string;
}

/** Shares as English has them (`en/percent.ts`), written as another language does. Never 0.0 % or 100.0 % for what is not quite so. */
export function percentsIn(language: Language, { under, over }: Bounds) {
  const { percent, wholePercent } = formatsIn(language);
  const bounded = (share: number, least: number, write: (share: number) => string) => {
    if (share > 0 && share < least) return under(write(least));
    if (share < 1 && share > 1 - least) return over(write(1 - least));
    return write(share);
  };
  return {
    percent: (share: number): string => bounded(share, 0.001, percent),
    /** Of what may be far off: never 100 %. */
    roughPercent: (share: number): string => bounded(Math.min(share, 0.9999), 0.01, wholePercent),
  };
}
