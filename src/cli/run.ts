import { readFileSync } from "node:fs";
import { Command } from "commander";
import { type ExitCode, explain } from "./errors.ts";
import { addEvaluate } from "./evaluate.ts";
import { addExport } from "./export.ts";
import { addInspect } from "./inspect.ts";
import type { Io, Streams } from "./io.ts";
import { addRecognize } from "./recognize.ts";
import { Terminal } from "./terminal.ts";
import { addTrain } from "./train.ts";

/**
 * Runs one call of `tenpen` and returns its exit code: 0 done, 1 the work failed, 2 the call was wrong, 3 a
 * training was stopped that can go on. What went wrong is one line on stderr.
 *
 * @param argv the arguments, without `node` and the script.
 */
export async function run(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  const io: Io = { ...streams, stdout: new Terminal(streams.stdout), stderr: new Terminal(streams.stderr) };
  try {
    await program(io).parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    const { code, line } = explain(error);
    if (line !== null) io.stderr.line(`tenpen: ${line}`);
    if (io.debug && error instanceof Error && code !== 0) io.stderr.write(`${error.stack}\n`);
    return code;
  }
}

function program(io: Io): Command {
  const tenpen = new Command("tenpen")
    .description("Reads handwritten digits, and trains the network that does.")
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => {}, // `run` says it in the manner of all our errors
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    });
  // They inherit the settings above, which is why they are not made first and added then.
  addRecognize(tenpen, io);
  addEvaluate(tenpen, io);
  addTrain(tenpen, io);
  addInspect(tenpen, io);
  addExport(tenpen, io);
  return tenpen.addHelpText(
    "after",
    "\nExit codes: 0 done, 1 the work failed, 2 the call was wrong, 3 a training was stopped and can go on. TENPEN_DEBUG=1 shows where an error comes from.",
  );
}

/** The version of the package. */
function version(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return version;
}
