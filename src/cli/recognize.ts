import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { checkInkName, readInkBatches } from "../data/ink-set.ts";
import { TenpenError } from "../errors.ts";
import { createRecognizer } from "../recognizer/create-recognizer.ts";
import { whole } from "../training/value-type.ts";
import { type ExpectOptions, expectOf, expectOptions } from "./expect.ts";
import { checkInput, inkSetOptions, readInput, readReader } from "./files.ts";
import { type EncodingOptions, encodingOf, polarityOption, rangeOption } from "./input-encoding.ts";
import type { Io } from "./io.ts";
import { parserOf } from "./option-parsers.ts";
import type { ReadTask } from "./read-batch.ts";
import { readInOrder } from "./read-in-order.ts";

interface Options extends EncodingOptions, ExpectOptions {
  readonly model?: string;
  readonly json?: boolean;
  readonly workers: number;
}

export function addRecognize(program: Command, io: Io): void {
  const command = program
    .command("recognize")
    .description("read drawings: a line for each")
    .argument("<files...>", ".ink.jsonl, InkML or UNIPEN; - is standard input")
    .option("--model <file>", "the model to read with (default: Tenpen's own)")
    .addOption(rangeOption)
    .addOption(polarityOption)
    .option("--json", "print a JSON object a line: file, line, text, confidence, numbers, digits")
    .option(
      "--workers <n>",
      "threads that share the work, where it is much; the answers do not depend on it",
      parserOf("--workers", whole(1, 256)),
      Math.min(16, availableParallelism()),
    )
    .action(async (files: string[], options: Options) => {
      // All files first: half an answer helps nobody who mistyped the last name.
      for (const file of files) checkInkName(file);
      for (const file of files) await checkInput(io, file);
      if (files.filter((file) => file === "-").length > 1) {
        throw new TenpenError("call", "-", "must be given once", "it again");
      }
      const model = await readReader(io, options.model, encodingOf(options));
      const recognizer = await createRecognizer({ model });
      const { workers, json = false } = options;
      const pool = { recognizer, workers, startWorker: io.startBatchWorker };
      await readInOrder(tasksOf(files, { json, expect: expectOf(options) }, io), pool, (lines) =>
        io.stdout.lines(lines),
      );
    });
  for (const option of expectOptions) command.addOption(option);
}

async function* tasksOf(
  files: readonly string[],
  options: Pick<ReadTask, "json" | "expect">,
  io: Io,
): AsyncGenerator<ReadTask> {
  for (const file of files) {
    for await (const batch of readInkBatches(file, readInput(io, file), inkSetOptions(io, file))) {
      yield { file, batch, ...options };
    }
  }
}
