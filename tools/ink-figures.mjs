import { percent } from "../dist/report/percent.js";
import { isRight, score } from "../dist/report/score.js";

/** @typedef {import("../dist/report/score.js").Answer} Answer */

export const inkColumns = "accuracy | ECE | sure of 99 % and wrong | digits accepted | others rejected";

/** The figures of drawings as cells of a table. @param {readonly Answer[]} answers */
export function inkFigures(answers) {
  const { n, accuracy, ece, rejected, nonDigitsRejected } = score(answers);
  const sure = answers.filter(({ label, confidence }) => label !== null && confidence >= 0.99);
  const wrong = sure.filter((answer) => !isRight(answer)).length;
  const kept = percent(1 - (rejected - nonDigitsRejected) / n, 2);
  const gone = percent(nonDigitsRejected / (answers.length - n), 1);
  return [share(accuracy), share(ece), `${wrong} of ${sure.length}`, kept, gone].join(" | ");
}

/** @param {number | null} value */
export function share(value) {
  return value === null ? "–" : percent(value, 2);
}
