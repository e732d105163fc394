import { readInkSet } from "../data/ink-set.ts";
import { type LabelledInk, parseInkLine } from "../ink/jsonl.ts";
import { CallError, inFile } from "./errors.ts";
import { streamInput } from "./files.ts";

/** A drawing and where it was found. */
export interface Drawing extends LabelledInk {
  readonly file: string;
  /** Line in an .ink.jsonl, counted from 1. Missing where a drawing is not one line. */
  readonly line?: number;
}

/** @throws CallError for a file that can be no ink by its name. */
export function checkInkName(path: string): void {
  if (/\.(png|jpe?g|webp|gif|bmp|tiff?|heic|avif|svg|pdf)$/i.test(path)) {
    throw new CallError(`${path}: pictures are not supported yet: must be .ink.jsonl or UNIPEN, got a picture`);
  }
}

export function isInkLines(path: string): boolean {
  return /\.(jsonl|ndjson)$/i.test(path);
}

/**
 * The drawings of a file: an .ink.jsonl is answered line by line as it comes, anything else is taken for UNIPEN.
 *
 * @param path `-` for stdin, which is .ink.jsonl.
 * @throws CallError naming the file, and the line where there is one.
 */
export async function* drawings(path: string, stdin?: AsyncIterable<Uint8Array>): AsyncGenerator<Drawing> {
  checkInkName(path);
  if (path !== "-" && !isInkLines(path)) {
    for (const drawing of await unipen(path)) yield { ...drawing, file: path };
    return;
  }
  if (path === "-" && stdin === undefined) throw new CallError("-: must be standard input, got none");
  for await (const { text, line } of lines(path === "-" ? stdin! : streamInput(path))) {
    if (text.trim() !== "") yield { ...parse(path, text, line), file: path, line };
  }
}

function parse(path: string, text: string, line: number): LabelledInk {
  try {
    return parseInkLine(text, line);
  } catch (error) {
    throw inFile(path, error);
  }
}

async function unipen(path: string): Promise<readonly LabelledInk[]> {
  try {
    return await readInkSet(path);
  } catch (error) {
    throw inFile(path, error);
  }
}

/** Lines of UTF-8, counted from 1. Only \n ends one: Node's readline would also break at U+2028, which JSON may hold. */
async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ text: string; line: number }> {
  const decoder = new TextDecoder();
  let rest = "";
  let line = 0;
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split("\n");
    parts[0] = rest + parts[0];
    rest = parts.pop()!;
    for (const text of parts) yield { text, line: ++line };
  }
  rest += decoder.decode();
  if (rest !== "") yield { text: rest, line: line + 1 };
}
