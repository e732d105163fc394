/** Training went astray; the message says how. */
export class TrainError extends Error {
  override readonly name = "TrainError";
}
