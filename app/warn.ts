import type { Fault } from "../src/errors.ts";

/** Says on the console what the page says in a sentence: there it is of use to whoever made the file, or the page. */
export function warn({ what, rule, got }: Fault): void {
  console.warn(`Tenpen: ${what}: ${rule}, got ${got}`);
}
