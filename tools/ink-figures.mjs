import { percent } from "../dist/evaluation/percent.js";
import { isRight, score } from "../dist/evaluation/score.js";

/** @typedef {import("../dist/evaluation/score.js").Evaluated} Evaluated */

export const inkColumns = "accuracy | ECE | sure of 99 % and wrong | digits accepted | others rejected";

/** The figures of drawings as cells of a table. @param {readonly Evaluated[]} answers */
export function inkFigures(answers) {
  const { n, accuracy, ece, rejected, nonDigitsRejected } = score(answers);
  const sure = answers.filter(({ label, confidence }) => label !== null && confidence >= 0.99);
  const wrong = sure.filter((answer) => !isRight(answer)).length;
  const kept = n === 0 ? null : 1 - (rejected - nonDigitsRejected) / n;
  const gone = n === answers.length ? null : nonDigitsRejected / (answers.length - n);
  return [share(accuracy), share(ece), `${wrong} of ${sure.length}`, share(kept), share(gone, 1)].join(" | ");
}

/** @param {number | null} value null where there was nothing to measure. @param {number} decimals */
export function share(value, decimals = 2) {
  return value === null ? "–" : percent(value, decimals);
}
