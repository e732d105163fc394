import { CommanderError } from "commander";
import { DataError } from "../data/data-error.ts";
import { FormatError } from "../formats/error.ts";
import { InkError } from "../ink/stroke.ts";
import { oneLine, shown } from "../message.ts";
import { SpecError } from "../nn/shape.ts";
import { RecipeError } from "../recipes/recipe-error.ts";

/** The call was wrong: exit code 2. The message is one line: what: rule, got value. */
export class CallError extends Error {
  override readonly name = "CallError";
}

/** The call was right but the work failed: exit code 1. */
export class WorkError extends Error {
  override readonly name = "WorkError";
}

export function wrongCall(what: string, rule: string, got: unknown): CallError {
  return new CallError(`${what}: ${rule}, got ${shown(got)}`);
}

const wrongCalls = [CallError, InkError, SpecError, FormatError, DataError, RecipeError];

/** Exit code and line for an error; no line where enough was said. */
export function explain(error: unknown): { code: 0 | 1 | 2; line: string | null } {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return { code: 0, line: null };
    // Without a command the help was shown.
    if (error.code === "commander.help") return { code: 2, line: null };
    return { code: 2, line: oneLine(error.message.replace(/^error: /, "")) };
  }
  if (!(error instanceof Error)) return { code: 1, line: oneLine(String(error)) };
  return { code: wrongCalls.some((kind) => error instanceof kind) ? 2 : 1, line: oneLine(error.message) };
}
