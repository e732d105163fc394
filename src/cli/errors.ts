import { CommanderError } from "commander";
import { type ErrorCode, oneLine, TenpenError } from "../errors.ts";

/** What `tenpen` ends with: 0 done, 1 the work failed, 2 the call was wrong, 3 the work was stopped and can go on. */
export type ExitCode = 0 | 1 | 2 | 3;

const exitCodes: Readonly<Record<ErrorCode, ExitCode>> = {
  // What was given, on the command line or in a file.
  ...{ ink: 2, spec: 2, model: 2, data: 2, recipe: 2, option: 2, call: 2, unsupported: 2, limit: 2, timeout: 2 },
  // What is no fault of the call.
  ...{ network: 1, training: 1, worker: 1, work: 1 },
  unfinished: 3,
};

/** Some of the work failed, which was told where it did. */
export class AlreadyTold extends Error {}

/** Exit code and line for an error; no line where enough was said. */
export function explain(error: unknown): { code: ExitCode; line: string | null } {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return { code: 0, line: null };
    // Without a command the help was shown.
    if (error.code === "commander.help") return { code: 2, line: null };
    return { code: 2, line: oneLine(error.message.replace(/^error: /, "")) };
  }
  if (error instanceof AlreadyTold) return { code: 1, line: null };
  if (!(error instanceof Error)) return { code: 1, line: oneLine(String(error)) };
  const code = error instanceof TenpenError ? exitCodes[error.code] : 1;
  return { code, line: oneLine(error.message) };
}
