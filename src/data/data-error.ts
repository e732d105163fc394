/** Data that is missing or breaks a rule; the message names the file, the rule and the value. */
export class DataError extends Error {
  override readonly name = "DataError";
}
