import type { Command } from "commander";
import { checkInkName, readInkSet } from "../data/ink-set.ts";
import { TenpenError } from "../errors.ts";
import { percent } from "../evaluation/percent.ts";
import { createRecognizer } from "../recognizer/create-recognizer.ts";
import type { Reading } from "../recognizer/reading.ts";
import { checkInput, inkSetOptions, readInput, readReader } from "./files.ts";
import { type EncodingOptions, encodingOf, polarityOption, rangeOption } from "./input-encoding.ts";
import type { Io } from "./io.ts";

interface Options extends EncodingOptions {
  readonly model?: string;
  readonly json?: boolean;
}

export function addRecognize(program: Command, io: Io): void {
  program
    .command("recognize")
    .description("read drawings: a line for each")
    .argument("<files...>", ".ink.jsonl, InkML or UNIPEN; - is standard input")
    .option("--model <file>", "the model to read with (default: Tenpen's own)")
    .addOption(rangeOption)
    .addOption(polarityOption)
    .option("--json", "print a JSON object a line: file, line, text, confidence, numbers, digits")
    .action(async (files: string[], options: Options) => {
      // All files first: half an answer helps nobody who mistyped the last name.
      for (const file of files) checkInkName(file);
      for (const file of files) await checkInput(io, file);
      if (files.filter((file) => file === "-").length > 1) {
        throw new TenpenError("call", "-", "must be given once", "it again");
      }
      const model = await readReader(io, options.model, encodingOf(options));
      const recognizer = await createRecognizer({ model });
      for (const file of files) {
        for await (const { ink, line } of readInkSet(file, readInput(io, file), inkSetOptions(io, file))) {
          const reading = recognizer.recognize(ink);
          if (options.json) io.stdout.json({ file, line, ...reading });
          else io.stdout.line(`${file}:${line}  ${toText(reading)}`);
        }
      }
    });
}

/**
 * `42  98.6 %`: a number that is not accepted is a ? for each of its digits, and the percentage is of the least sure number.
 */
function toText({ numbers }: Reading): string {
  if (numbers.length === 0) return "–";
  const text = numbers.map(({ text, accepted }) => (accepted ? text : text.replaceAll(/./gu, "?"))).join(" ");
  return `${text}  ${percent(Math.min(...numbers.map(({ confidence }) => confidence)))}`;
}
