import type { LazyStrings } from "./catalogue.ts";
import * as english from "./en/lazy.ts";
import { translation } from "./strings.ts";

/**
 * The texts of what is loaded when it is needed, in the language of the page. As `strings`, but for that alone: in English they are
 * no part of the first load.
 */
export function lazyStrings(): LazyStrings {
  return translation?.lazy ?? english;
}
