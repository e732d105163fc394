import { type LabelledInk, parseInkLines } from "../ink/jsonl.ts";
import { InkError } from "../ink/stroke.ts";
import { DataError } from "./data-error.ts";
import { readText } from "./read-file.ts";
import { parseUnipen } from "./unipen.ts";

/**
 * Reads the drawings of a file: `.ink.jsonl` or UNIPEN text. The content decides, since both say by their first
 * character what they are; only an empty file needs its name.
 *
 * @throws DataError, prefixed with the path, when the file is missing, is neither or breaks a rule of its format.
 */
export async function readInkSet(path: string): Promise<LabelledInk[]> {
  const text = await readText(path);
  const first = text.trimStart()[0];
  if (first === ".") return parseUnipen(text, path);
  if (first !== "{" && !path.endsWith(".jsonl")) {
    throw new DataError(`${path}: must be .ink.jsonl or UNIPEN text, got ${JSON.stringify(text.slice(0, 24))}`);
  }
  try {
    return parseInkLines(text);
  } catch (error) {
    throw error instanceof InkError ? new DataError(`${path}: ${error.message}`) : error;
  }
}
