import { readInkSet } from "../data/ink-set.ts";
import { readBytes } from "../data/read-file.ts";
import { type LabelledInk, parseInkLine } from "../ink/jsonl.ts";
import { CallError, inFile } from "./errors.ts";

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

/**
 * The drawings of a file. An .ink.jsonl, by its name, tells the line of each; anything else is told by its content.
 *
 * @param path `-` for stdin, which is .ink.jsonl and answered line by line as it comes.
 * @throws CallError or DataError naming the file, and the line where there is one.
 */
export async function* drawings(path: string, stdin?: AsyncIterable<Uint8Array>): AsyncGenerator<Drawing> {
  checkInkName(path);
  if (path === "-") {
    if (stdin === undefined) throw new CallError("-: must be standard input, got none");
    yield* inkLines(path, stdin);
  } else if (path.endsWith(".jsonl")) {
    yield* inkLines(path, [await readBytes(path)]);
  } else {
    for (const drawing of await readInkSet(path)) yield { ...drawing, file: path };
  }
}

async function* inkLines(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Drawing> {
  for await (const { text, line } of lines(chunks)) {
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

/** Lines of UTF-8, counted from 1. Only \n ends one: Node's readline would also break at U+2028, which JSON may hold. */
async function* lines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<{ text: string; line: number }> {
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
