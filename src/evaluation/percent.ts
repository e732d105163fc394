/** A share as a percentage that is never 0.0 % or 100.0 % for what is not quite so: 0.9997 is `over 99.9 %`. */
export function percent(share: number, decimals = 1): string {
  const least = 1 / 10 ** (decimals + 2);
  const text = (value: number) => `${(100 * value).toFixed(decimals)} %`;
  if (share > 0 && share < least) return `under ${text(least)}`;
  if (share < 1 && share > 1 - least) return `over ${text(1 - least)}`;
  return text(share);
}
