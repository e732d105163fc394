import { stat } from "node:fs/promises";
import type { Command } from "commander";
import { checkImageSize, type Dataset } from "../data/dataset.ts";
import { isIdx, readIdxPair } from "../data/idx.ts";
import { checkInkName, readInkSet } from "../data/ink-set.ts";
import { loadMnist } from "../data/mnist.ts";
import { readBytes } from "../data/read-file.ts";
import { createRecognizer } from "../recognizer/create-recognizer.ts";
import type { Recognizer } from "../recognizer/recognizer.ts";
import { imageAnswers, readingAnswer } from "../report/answer.ts";
import { type Answer, score } from "../report/score.ts";
import { scoreText } from "../report/score-text.ts";
import { CallError, wrongCall } from "./errors.ts";
import { readModel } from "./files.ts";
import type { Io } from "./io.ts";

interface Options {
  readonly model?: string;
  readonly json?: boolean;
}

export function addEvaluate(program: Command, io: Io): void {
  program
    .command("evaluate")
    .description("measure a model on a labelled set")
    .argument("<set>", "mnist-test, the images file of an IDX pair, an .ink.jsonl, or UNIPEN")
    .option("--model <file>", "the model to measure (default: Tenpen's own)")
    .option("--json", "print one JSON object")
    .action(async (set: string, options: Options) => {
      const { model } = await readModel(options.model);
      const recognizer = await createRecognizer({ model });
      const answers = await answerSet(set, recognizer);
      if (answers.length === 0) throw wrongCall(set, "must have at least one label", 0);
      const result = score(answers);
      io.stdout.write(`${options.json ? JSON.stringify({ set, ...result }) : scoreText(set, result)}\n`);
    });
}

async function answerSet(set: string, recognizer: Recognizer): Promise<Answer[]> {
  if (set === "mnist-test") return answerImages(set, await loadMnist("test"), recognizer);
  if (await isFolder(set)) {
    throw new CallError(`${set}: folders of pictures are not supported yet: must be a file, got a folder`);
  }
  checkInkName(set);
  const bytes = await readBytes(set);
  if (isIdx(bytes)) return answerImages(set, await readIdxPair(set, bytes), recognizer);
  const answers: Answer[] = [];
  // A drawing without a label is no part of the set.
  for await (const { ink, label } of readInkSet(set, [bytes])) {
    if (label !== undefined) answers.push(readingAnswer(recognizer.recognize(ink), label));
  }
  return answers;
}

/** Images go to the network as they are: they were normalised by whoever made the set. */
function answerImages(set: string, data: Dataset, recognizer: Recognizer): Answer[] {
  checkImageSize(set, data, recognizer.model.preprocessing.size);
  return imageAnswers(recognizer.recognizeImages(data.images, data.count), data.labels);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false, // whoever opens it will say what is wrong
  );
}
