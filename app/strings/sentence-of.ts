import type { ErrorCode, Fault } from "../../src/errors.ts";

/** What a person is told of what went wrong with a file, by its code. The rule that it broke is for the console. */
const sentences: Readonly<Partial<Record<ErrorCode, (file: string, fault: Fault) => string>>> = {
  model: (file) => `${file} is damaged, or not a model.`,
  spec: (file) => `${file} has layers that do not fit together.`,
  unsupported: (file, { got }) => `${file} needs what Tenpen does not have: ${got}.`,
  limit: (file) => `${file} is too large, or takes too long.`,
  worker: (file) => `${file} could not be opened. Check the connection, then try again.`,
};

/** A sentence for the page. What is one already stays as it is. */
export function sentenceOf(fault: Fault | string, file: string): string {
  if (typeof fault === "string") return fault;
  return sentences[fault.code]?.(file, fault) ?? `${file} could not be read.`;
}
