import type { Command } from "commander";
import { createRecognizer } from "../recognizer/create-recognizer.ts";
import type { Reading } from "../recognizer/reading.ts";
import { checkInkName, type Drawing, drawings } from "./drawings.ts";
import { inFile } from "./errors.ts";
import { readModel } from "./files.ts";
import type { Io } from "./io.ts";

interface Options {
  readonly model?: string;
  readonly json?: boolean;
}

export function addRecognize(program: Command, io: Io): void {
  program
    .command("recognize")
    .description("read drawings: a line for each")
    .argument("<files...>", ".ink.jsonl or UNIPEN; - reads .ink.jsonl from standard input")
    .option("--model <file>", "the model to read with (default: Tenpen's own)")
    .option("--json", "print a JSON object a line: file, line, text, digits")
    .action(async (files: string[], options: Options) => {
      // All names first: half an answer helps nobody who mistyped the last one.
      for (const file of files) checkInkName(file);
      const { model } = await readModel(options.model);
      const recognizer = await createRecognizer({ model });
      for (const file of files) {
        for await (const drawing of drawings(file, io.stdin)) {
          const reading = read(drawing, () => recognizer.recognize(drawing.ink));
          io.stdout.write(`${options.json ? toJson(drawing, reading) : toText(drawing, reading)}\n`);
        }
      }
    });
}

function read(drawing: Drawing, recognize: () => Reading): Reading {
  try {
    return recognize();
  } catch (error) {
    throw inFile(place(drawing), error);
  }
}

function toJson({ file, line }: Drawing, { text, digits }: Reading): string {
  return JSON.stringify({ file, line, text, digits });
}

/** `digits.ink.jsonl:3  42  98.6 %`: a digit that is not accepted is a ?, and the percentage is of the least sure one. */
function toText(drawing: Drawing, { digits }: Reading): string {
  const text = digits.map(({ digit, accepted }) => (accepted ? digit : "?")).join("");
  const confidence = Math.min(...digits.map((digit) => digit.confidence));
  return `${place(drawing)}  ${digits.length === 0 ? "–" : `${text}  ${(100 * confidence).toFixed(1)} %`}`;
}

function place({ file, line }: Drawing): string {
  return line === undefined ? file : `${file}:${line}`;
}
