/** @param {number[]} values @param {number} share 0…1 @returns {number} the value that this share of them does not exceed */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** @param {number[]} values @returns {number} */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** 6,730 (5,900–7,100): the median, and the range of the rounds. @param {number[]} values @returns {string} */
export function summary(values) {
  if (values.length === 0) return "–";
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.length === 1 ? rounded(least) : `${rounded(median(values))} (${rounded(least)}–${rounded(most)})`;
}

/** Three significant digits. @param {number} value @returns {string} */
export function rounded(value) {
  return Number(value.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 3 });
}
