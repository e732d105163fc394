import { CommanderError } from "commander";
import { type ErrorCode, oneLine, TenpenError } from "../errors.ts";

/** What is no fault of the call: exit code 1. */
const failures: readonly ErrorCode[] = ["training", "worker", "work"];

/** Exit code and line for an error; no line where enough was said. */
export function explain(error: unknown): { code: 0 | 1 | 2; line: string | null } {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return { code: 0, line: null };
    // Without a command the help was shown.
    if (error.code === "commander.help") return { code: 2, line: null };
    return { code: 2, line: oneLine(error.message.replace(/^error: /, "")) };
  }
  if (!(error instanceof Error)) return { code: 1, line: oneLine(String(error)) };
  const isWrongCall = error instanceof TenpenError && !failures.includes(error.code);
  return { code: isWrongCall ? 2 : 1, line: oneLine(error.message) };
}
