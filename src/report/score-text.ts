import { percent } from "./percent.ts";
import type { Score } from "./score.ts";

/** A score for people to read: several lines without a break at the end. */
export function scoreText(set: string, result: Score): string {
  const lines = [`${set}: ${result.n} labelled`];
  lines.push(`accuracy  ${shareText(result.accuracy)}`, `ECE       ${shareText(result.ece)}`);
  lines.push(`rejected  ${result.rejected}`);
  if (result.nonDigits > 0) lines.push(`no digits ${result.nonDigits}, of which rejected ${result.nonDigitsRejected}`);
  lines.push("", "digit      n      accuracy  mostly taken for");
  for (const { digit, n, accuracy } of result.perClass) {
    const confused = mistakes(digit, result.confusion[digit]!);
    lines.push(`    ${digit}  ${String(n).padStart(5)}  ${shareText(accuracy).padStart(12)}  ${confused}`.trimEnd());
  }
  return lines.join("\n");
}

/** The three most frequent wrong guesses: `9 (12×), 2 (3×)`. */
function mistakes(digit: number, row: readonly number[]): string {
  return row
    .map((count, guess) => ({ count, guess }))
    .filter(({ count, guess }) => guess !== digit && count > 0)
    .sort((a, b) => b.count - a.count || a.guess - b.guess)
    .slice(0, 3)
    .map(({ count, guess }) => `${guess} (${count}×)`)
    .join(", ");
}

function shareText(share: number | null): string {
  return share === null ? "–" : percent(share, 2);
}
