import type { ChartPoint } from "../charts/unit-chart.ts";
import { binOf, bins, type Evaluated, isRight } from "./score.ts";

/** Answers of about the same confidence. */
export interface ReliabilityBin {
  readonly n: number;
  /** Means over them. */
  readonly confidence: number;
  readonly accuracy: number;
}

/** The bins of `calibrationError` that have an answer, the least sure first. */
export function reliability(answers: readonly Evaluated[]): ReliabilityBin[] {
  const groups = Array.from({ length: bins }, (): Evaluated[] => []);
  for (const answer of answers) if (answer.label !== null) groups[binOf(answer)]!.push(answer);
  return groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      n: group.length,
      confidence: group.reduce((sum, { confidence }) => sum + confidence, 0) / group.length,
      accuracy: group.filter(isRight).length / group.length,
    }));
}

/**
 * What any threshold would do: the share of digits that it accepts (x) and of the others that it rejects (y). Null when there
 * are no digits, no others, or the model has no score for it.
 */
export function rejectionCurve(answers: readonly Evaluated[]): ChartPoint[] | null {
  const scores = answers.map(({ rejectScore }) => rejectScore);
  const digits = answers.filter(({ label }) => label !== null).length;
  if (digits === 0 || digits === answers.length || scores.includes(null)) return null;
  const sorted = answers.toSorted((a, b) => b.rejectScore! - a.rejectScore!);
  const points: ChartPoint[] = [{ x: 1, y: 0 }];
  let [rejectedDigits, rejectedOthers] = [0, 0];
  for (const [i, { label, rejectScore }] of sorted.entries()) {
    if (label === null) rejectedOthers++;
    else rejectedDigits++;
    // Answers with one score are on one side of any threshold.
    if (sorted[i + 1]?.rejectScore === rejectScore) continue;
    points.push({ x: 1 - rejectedDigits / digits, y: rejectedOthers / (answers.length - digits) });
  }
  return points;
}

/** When only the surest share of the answers (x) was taken: how many of those were right (y). */
export function coverageCurve(answers: readonly Evaluated[]): ChartPoint[] {
  const sorted = answers
    .filter(({ label }) => label !== null)
    .toSorted((a, b) => b.confidence - a.confidence || Number(isRight(a)) - Number(isRight(b)));
  let right = 0;
  return sorted.map((answer, i) => {
    if (isRight(answer)) right++;
    return { x: (i + 1) / sorted.length, y: right / (i + 1) };
  });
}
