import { oneLine, shown } from "../message.ts";

/** A file, or a model to be written, that breaks a rule of its format; the message is one line: what: rule, got value. */
export class FormatError extends Error {
  override readonly name = "FormatError";
}

export function broken(what: string, rule: string, got: unknown): FormatError {
  return new FormatError(`${what}: ${rule}, got ${shown(got)}`);
}

/** The same complaint from inside a file: its name in front, in one line, and short whatever the file holds. */
export function within(what: string, error: Error): FormatError {
  const message = oneLine(error.message);
  return new FormatError(`${what}: ${message.length > 300 ? `${message.slice(0, 300)}…` : message}`);
}
