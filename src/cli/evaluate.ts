import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { checkImageSize, type Dataset } from "../data/dataset.ts";
import { isIdx } from "../data/idx.ts";
import type { InkOnLine } from "../data/ink-on-line.ts";
import { readInkSet } from "../data/ink-set.ts";
import { isLeftOut } from "../data/left-out.ts";
import { readIdxPair } from "../data/node/idx-pair.ts";
import { loadMnist } from "../data/node/mnist.ts";
import { isPictureList, labelledFolder, parsePictureList } from "../data/node/picture/labelled-pictures.ts";
import { type InkInFile, readUnipenFolder, unipenFiles } from "../data/node/unipen.ts";
import { fault, printable, TenpenError } from "../errors.ts";
import { evaluateImages, evaluateReading } from "../evaluation/evaluated.ts";
import { type EvaluatedImage, htmlReport } from "../evaluation/html-report.ts";
import { score } from "../evaluation/score.ts";
import { scoreText } from "../evaluation/score-text.ts";
import type { Recognizer } from "../recognizer/recognizer.ts";
import { evaluatePictures } from "./evaluate-pictures.ts";
import {
  checkInput,
  checkOutput,
  inkSetOptions,
  openRecognizer,
  readInput,
  tellLeftOut,
  writeOutput,
} from "./files.ts";
import { type EncodingOptions, encodingOf, polarityOption, rangeOption } from "./input-encoding.ts";
import { wholeOf, withHead } from "./inputs.ts";
import type { Io } from "./io.ts";
import { patternOf } from "./option-parsers.ts";

interface Options extends EncodingOptions {
  readonly model?: string;
  readonly report?: string;
  readonly labels?: RegExp;
  readonly json?: boolean;
  readonly keepGoing?: boolean;
}

export function addEvaluate(program: Command, io: Io): void {
  program
    .command("evaluate")
    .description("measure a model on a labelled set")
    .argument(
      "<set>",
      'mnist-test, the images file of an IDX pair, .ink.jsonl, InkML, UNIPEN or a folder of it; a folder of folders of pictures, whose names are the labels, or a .jsonl of {"file","label"}; - is standard input',
    )
    .option("--model <file>", "the model to measure (default: Tenpen's own)")
    .addOption(rangeOption)
    .addOption(polarityOption)
    .option("--report <file>", "write a page of HTML as well: confusion, reliability, rejection, what was misread")
    .option(
      "--labels <pattern>",
      'only what has such a label, as in the attribute pattern of HTML: "[0-9.,-]{2,}" are numbers of several signs',
      patternOf("--labels"),
    )
    .option("--json", "print one JSON object")
    .option("--keep-going", "leave out pictures that cannot be read, and tell which they are")
    .action(async (set: string, options: Options) => {
      if (options.report !== undefined) await checkOutput("--report", options.report, [set, options.model]);
      await checkSet(io, set);
      const recognizer = await openRecognizer(io, options.model, encodingOf(options));
      const samples = await evaluateSet(io, set, recognizer, options);
      if (samples.length === 0 && options.labels !== undefined) {
        throw new TenpenError("call", "--labels", `must match at least one label of ${set}`, "none");
      }
      if (samples.length === 0) throw fault("call", set, "must have at least one label", 0);
      const result = score(samples);
      if (options.json) io.stdout.json({ set, ...result });
      else io.stdout.write(`${scoreText(printable(set), result)}\n`);
      if (options.report === undefined) return;
      const name = options.model === undefined ? "Tenpen" : basename(options.model);
      const { size } = recognizer.model.preprocessing;
      await writeOutput(options.report, htmlReport({ set: basename(set), model: name, samples, size }));
    });
}

/** Sees before the work that there is something to read. @throws TenpenError */
async function checkSet(io: Io, set: string): Promise<void> {
  if (set === "mnist-test") return;
  if (!(await isFolder(set))) return checkInput(io, set);
  // Folders in it that cannot be opened are told of when it is read.
  if ((await labelledFolder(set, () => {})).length > 0 || unipenFiles(set).length > 0) return;
  throw new TenpenError(
    "call",
    set,
    "must have folders of pictures whose names are labels, or files of UNIPEN",
    "none",
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function evaluateSet(
  io: Io,
  set: string,
  recognizer: Recognizer,
  options: Pick<Options, "labels" | "keepGoing">,
): Promise<EvaluatedImage[]> {
  const { labels, keepGoing } = options;
  if (set === "mnist-test") return evaluateDataset(set, await loadMnist("test"), recognizer, labels);
  if (await isFolder(set)) {
    const pictures = await labelledFolder(
      set,
      keepGoing ? ({ message }) => io.stderr.line(`tenpen: ${message}`) : undefined,
    );
    if (pictures.length > 0) return evaluatePictures(io, set, pictures, recognizer, options);
    return evaluateInk(
      io,
      set,
      readUnipenFolder(set, (...leftOut) => tellLeftOut(io, ...leftOut)),
      recognizer,
      labels,
    );
  }
  const { head, chunks, end } = await withHead(readInput(io, set), hasLine);
  if (head.length === 0) {
    throw new TenpenError("data", set, "must be IDX images, .ink.jsonl, InkML or UNIPEN", "an empty file");
  }
  if (isIdx(head)) {
    await end();
    if (set === "-")
      throw new TenpenError("call", set, "must be .ink.jsonl, InkML or UNIPEN", "IDX, whose labels are a file");
    return evaluateDataset(set, await readIdxPair(set), recognizer, labels);
  }
  if (isPictureList(new TextDecoder().decode(head))) {
    const list = await wholeOf(set, chunks, longestList);
    return evaluatePictures(io, set, parsePictureList(set, list.toString()), recognizer, options);
  }
  return evaluateInk(io, set, readInkSet(set, chunks, inkSetOptions(io, set)), recognizer, labels);
}

/** A list of pictures may have so many bytes: some hundred thousand lines. */
const longestList = 2 ** 24;

/** Of a text, all that its first line says; of what has no lines, enough. */
const hasLine = (head: Uint8Array) => head.length >= 4096 || head.includes(0x0a);

/** Drawings without a label, or with one that is known to be wrong, are no part of the set. */
async function evaluateInk(
  io: Io,
  set: string,
  drawings: AsyncIterable<InkOnLine & Partial<InkInFile>>,
  recognizer: Recognizer,
  labels?: RegExp,
): Promise<EvaluatedImage[]> {
  const samples: EvaluatedImage[] = [];
  let wrong = 0;
  for await (const { ink, label, line, file } of drawings) {
    if (label === undefined || (labels && !labels.test(label ?? ""))) continue;
    if (isLeftOut(resolve(set, file ?? ""), line, label)) {
      wrong++;
      continue;
    }
    const { reading, images } = recognizer.read(ink);
    const place = file === undefined ? `line ${line}` : `${file}: line ${line}`;
    const groups = reading.digits.map(({ digit, symbol, bounds }) => ({ text: symbol ?? String(digit), bounds }));
    const isNumber = (label ?? "").length > 1 || groups.length > 1;
    samples.push({
      ...{ ...evaluateReading(reading, label), image: images, place },
      ...(isNumber ? { drawing: { ink, groups } } : {}),
    });
  }
  if (wrong > 0) io.stderr.line(`${set}: ${wrong} segments are left out, since their labels are known to be wrong`);
  return samples;
}

/** Images go to the network as they are: they were normalised by whoever made the set. */
function evaluateDataset(set: string, data: Dataset, recognizer: Recognizer, labels?: RegExp): EvaluatedImage[] {
  const { size } = recognizer.model.preprocessing;
  checkImageSize(set, data, size);
  const evaluated = evaluateImages(recognizer.recognizeImages(data.images, data.count), data.labels);
  return evaluated
    .map((each, i) => ({
      ...each,
      image: data.images.subarray(i * size * size, (i + 1) * size * size),
      place: `image ${i}`,
    }))
    .filter(({ label }) => !labels || labels.test(label ?? ""));
}
