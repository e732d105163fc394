import { percent } from "./percent.ts";
import type { Score } from "./score.ts";

/** A score for people to read: several lines without a break at the end. */
export function scoreText(set: string, result: Score): string {
  const lines = [`${set}: ${result.n} labelled`];
  if (result.n > 0) {
    lines.push(`accuracy  ${shareText(result.accuracy)}${intervalText(result)}`, `ECE       ${shareText(result.ece)}`);
    lines.push(`CER       ${shareText(result.cer)}`);
    lines.push(`coverage  ${shareText(result.coverage)} with 99.5 % of them right`);
    if (result.numbersFound !== null) {
      lines.push(`numbers   ${shareText(result.numbersFound)} found, and ${result.numbersExtra} that are not there`);
    }
    lines.push(`rejected  ${partText(result.rejected - result.nonDigitsRejected, result.n)} digits`);
  }
  if (result.nonDigits > 0) lines.push(`rejected  ${partText(result.nonDigitsRejected, result.nonDigits)} others`);
  const digits = result.perClass?.filter(({ n }) => n > 0) ?? [];
  if (digits.length > 0) lines.push("", "digit      n      accuracy  mostly taken for");
  for (const { digit, n, accuracy } of digits) {
    const confused = mistakes(digit, result.confusion![digit]!);
    lines.push(`    ${digit}  ${countText(n)}  ${shareText(accuracy).padStart(12)}  ${confused}`.trimEnd());
  }
  if (result.perLength.length > 0) lines.push("", "length     n      accuracy");
  for (const { length, n, accuracy } of result.perLength) {
    lines.push(`${String(length).padStart(5)}  ${countText(n)}  ${shareText(accuracy).padStart(12)}`);
  }
  return lines.join("\n");
}

function countText(n: number): string {
  return String(n).padStart(5);
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

/** `  (99.03 … 99.37 % with 95 % confidence)` */
function intervalText({ accuracyInterval }: Score): string {
  if (accuracyInterval === null) return "";
  const [low, high] = accuracyInterval.map((share) => (100 * share).toFixed(2));
  return `  (${low} … ${high} % with 95 % confidence)`;
}

/** `3 of 400 (0.75 %)` */
function partText(part: number, whole: number): string {
  return `${part} of ${whole} (${percent(part / whole, 2)})`;
}

function shareText(share: number | null): string {
  return share === null ? "–" : percent(share, 2);
}
