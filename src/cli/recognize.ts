import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { pictureName } from "../data/node/picture/picture-name.ts";
import { TenpenError } from "../errors.ts";
import { whole } from "../training/value-type.ts";
import { csvHeadLine } from "./answer-format.ts";
import { AlreadyTold } from "./errors.ts";
import { type ExpectOptions, expectOf, expectOptions } from "./expect.ts";
import { openRecognizer } from "./files.ts";
import { type EncodingOptions, encodingOf, polarityOption, rangeOption } from "./input-encoding.ts";
import { expandInputs } from "./inputs.ts";
import type { Io } from "./io.ts";
import { parserOf } from "./option-parsers.ts";
import { readInOrder } from "./read-in-order.ts";
import { ReadingProgress } from "./reading-progress.ts";
import { tasksOf } from "./tasks.ts";

interface Options extends EncodingOptions, ExpectOptions {
  readonly model?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly keepGoing?: boolean;
  readonly workers: number;
}

export function addRecognize(program: Command, io: Io): void {
  const command = program
    .command("recognize")
    .description("read drawings and pictures: a line for each")
    .argument(
      "<files...>",
      "pictures (PNG, JPEG, WebP, AVIF), .ink.jsonl, InkML or UNIPEN, folders of them, patterns; - is standard input",
    )
    .option("--model <file>", "the model to read with (default: Tenpen's own)")
    .addOption(rangeOption)
    .addOption(polarityOption)
    .option("--json", "print a JSON object a line: file, line, id, text, confidence, numbers with bounds, digits")
    .option("--csv", "print a line for each number: file, number, confidence, x, y, width, height")
    .option("--keep-going", "end with 0 though something could not be read, or is not there; the rest is read")
    .option(
      "--workers <n>",
      "threads that share the work, where it is much; the answers do not depend on it",
      parserOf("--workers", whole(1, 256)),
      Math.min(16, availableParallelism()),
    )
    .action(recognize);
  for (const option of expectOptions) command.addOption(option);

  async function recognize(inputs: string[], options: Options): Promise<void> {
    const { workers, json, csv } = options;
    if (json && csv) throw new TenpenError("call", "--csv", "must be given without --json", "both");
    // All files first: half an answer helps nobody who mistyped the last name. With --keep-going it is told in its turn.
    const files = await expandInputs(io, inputs, options);
    const expect = expectOf(options);
    const recognizer = await openRecognizer(io, options.model, encodingOf(options));
    const total = files.every(({ file }) => pictureName.test(file)) ? files.length : undefined;
    const progress = new ReadingProgress(io.stderr, total);
    let failed = 0;
    if (csv) io.stdout.lines(csvHeadLine);
    const pool = { recognizer, workers, startWorker: io.startBatchWorker };
    const tasks = tasksOf(files, { format: json ? "json" : csv ? "csv" : "text", expect }, io);
    try {
      await readInOrder(tasks, pool, (read) => {
        progress.clear();
        io.stdout.lines(read.lines);
        io.stderr.lines(read.complaints);
        failed += read.failed;
        progress.add(read.count);
      });
    } finally {
      progress.clear();
    }
    if (failed > 0 && !options.keepGoing) throw new AlreadyTold();
  }
}
