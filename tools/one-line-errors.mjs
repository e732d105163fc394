// Imported by a tool, says what is wrong with its data or its call in one line, as the command line does.

import { parseArgs } from "node:util";
import { explain } from "../dist/cli/errors.js";
import { TenpenError } from "../dist/errors.js";

process.on("uncaughtException", (error) => {
  const { code, line } = explain(error);
  console.error(line ?? "");
  process.exit(code);
});

/**
 * What the tool was called with. @throws TenpenError for an option that it does not have.
 *
 * @template {import("node:util").ParseArgsConfig} Config @param {Config} config
 */
export function readCall(config) {
  try {
    return parseArgs(config);
  } catch (error) {
    const got = /** @type {Error} */ (error).message.split(/\. |\n/)[0] ?? "";
    throw new TenpenError("call", "call", "must have only the options of this tool", got);
  }
}
