/** Training itself went astray, though it was called rightly; the message says how. */
export class TrainError extends Error {
  override readonly name = "TrainError";
}
