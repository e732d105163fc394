/** Tells in the output why tests are skipped: reporters count them only. */
export function sayWhySkipped(why: string): void {
  console.info(`skipped, ${why}`);
}
