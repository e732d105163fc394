import { shown, TenpenError, within } from "../errors.ts";
import { fileKind, headLength } from "../file-kind.ts";
import { parseInkLine } from "../ink/jsonl.ts";
import type { InkOnLine } from "./ink-on-line.ts";
import { parseInkml } from "./inkml.ts";
import { parseOmniglot } from "./omniglot.ts";
import { parseUji } from "./uji.ts";
import { parseUnipen } from "./unipen/unipen.ts";
import type { Include } from "./unipen/unipen-text.ts";

/** Bytes as they come: a stream, or a list of one for a file that was read. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface InkSetOptions {
  /** Gives the text of a file that UNIPEN text includes. */
  readonly include?: Include;
  /** Hears how many segments of UNIPEN have no ink, since these files are missing. */
  readonly onLeftOut?: (count: number, missing: readonly string[]) => void;
}

/** For messages. Two sets have a format of their own as well, which nobody writes by hand. */
export const inkFormats = ".ink.jsonl, InkML or UNIPEN";

type ReadText = (text: string, what: string, options: InkSetOptions) => InkOnLine[];

/** Formats that are read as a whole, by the first character that is not blank. */
const formats: Readonly<Record<string, ReadText>> = {
  ".": (text, what, { include, onLeftOut }) => {
    const { drawings, leftOut, missing } = parseUnipen(text, what, include);
    if (leftOut > 0) onLeftOut?.(leftOut, missing);
    return drawings;
  },
  "<": (text, what) => parseInkml(text, what).drawings,
  // The sets UJI, which begins with a comment, and Omniglot, with START.
  "/": (text, what) => parseUji(text, what),
  S: (text, what) => [{ ink: parseOmniglot(text, what), label: null, line: 1 }],
};

/** Lines of `.ink.jsonl` as they came, or drawings of a format that is read as a whole: plain data, few enough for a message. */
export type InkBatch =
  | { readonly lines: readonly string[]; readonly firstLine: number }
  | { readonly drawings: readonly InkOnLine[] };

/**
 * The drawings of `.ink.jsonl`, InkML or UNIPEN, or of the sets UJI and Omniglot as they are published. The first character that is
 * not blank decides. A drawing of `.ink.jsonl` comes as soon as its line has ended, those of others at the end of the text.
 *
 * @param what the file's name, for messages.
 * @throws TenpenError naming the line when the text is none of them or breaks a rule of its format.
 */
export async function* readInkSet(
  what: string,
  chunks: Chunks,
  options: InkSetOptions = {},
): AsyncGenerator<InkOnLine> {
  for await (const batch of readInkBatches(what, chunks, options)) yield* parseInkBatch(what, batch);
}

/** What `readInkSet` gives, with lines of `.ink.jsonl` not parsed yet: `parseInkBatch` may do that elsewhere. @throws TenpenError */
export async function* readInkBatches(
  what: string,
  chunks: Chunks,
  options: InkSetOptions = {},
): AsyncGenerator<InkBatch> {
  let readText: ReadText | undefined;
  let hasBegun = false;
  const whole: string[] = [];
  let length = 0;
  for await (const { lines, firstLine } of linesOf(what, checkBeginning(what, chunks))) {
    const first = hasBegun ? undefined : lines.find((text) => text.trim() !== "")?.trimStart()[0];
    if (first !== undefined) {
      readText = formats[first];
      hasBegun = true;
    }
    if (readText) {
      for (const [i, text] of lines.entries()) {
        whole[firstLine - 1 + i] = text;
        length += text.length;
      }
      if (length > longestText) {
        throw new TenpenError("limit", what, `must be at most ${longestText} characters of its format`, "more");
      }
    } else if (hasBegun) yield* batchesOf(lines, firstLine);
  }
  if (!readText) return;
  const drawings = readText(whole.join("\n"), what, options);
  for (let i = 0; i < drawings.length; i += batchLength.drawings) {
    yield { drawings: drawings.slice(i, i + batchLength.drawings) };
  }
}

/** A batch has so many drawings, or characters, at most; more characters where a line has. */
const batchLength = { drawings: 64, characters: 2 ** 16 };

function* batchesOf(lines: readonly string[], firstLine: number): Generator<InkBatch> {
  let [start, characters] = [0, 0];
  for (const [i, line] of lines.entries()) {
    const isFull = i - start === batchLength.drawings || characters + line.length > batchLength.characters;
    if (isFull && i > start) {
      yield { lines: lines.slice(start, i), firstLine: firstLine + start };
      [start, characters] = [i, 0];
    }
    characters += line.length;
  }
  if (start < lines.length) yield { lines: lines.slice(start), firstLine: firstLine + start };
}

/** The drawings of a batch, one by one. @throws TenpenError at a line that breaks a rule, naming it. */
export function* parseInkBatch(what: string, batch: InkBatch): Generator<InkOnLine> {
  for (const { parse } of inkRecords(batch)) {
    try {
      yield parse();
    } catch (error) {
      throw within(what, error);
    }
  }
}

/** What is to be a drawing, and the line with which it begins. */
export interface InkRecord {
  readonly line: number;
  /** As the file has it; missing where it has no text of its own. */
  readonly text?: string;
  /** @throws TenpenError naming the line where it breaks a rule. */
  readonly parse: () => InkOnLine;
}

/** The records of a batch, each of which can be parsed though the one before is damaged. */
export function* inkRecords(batch: InkBatch): Generator<InkRecord> {
  if ("drawings" in batch) {
    for (const drawing of batch.drawings) yield { line: drawing.line, parse: () => drawing };
    return;
  }
  for (const [i, text] of batch.lines.entries()) {
    const line = batch.firstLine + i;
    if (text.trim() !== "") yield { line, text, parse: () => ({ ...parseInkLine(text, line), line }) };
  }
}

/** The chunks as they are, seen to begin as one of the formats does. What begins otherwise may have no lines. */
async function* checkBeginning(what: string, chunks: Chunks): AsyncGenerator<Uint8Array> {
  let hasBegun = false;
  for await (const chunk of chunks) {
    const start = hasBegun ? -1 : chunk.findIndex((byte) => !blank.includes(byte));
    if (start >= 0) {
      hasBegun = true;
      const head = chunk.subarray(start, start + headLength);
      if (!isInk(head)) {
        const got = fileKind(head) ?? shown(new TextDecoder().decode(head).split("\n")[0]);
        throw new TenpenError("data", what, `must be ${inkFormats}`, got);
      }
    }
    yield chunk;
  }
}

function isInk(head: Uint8Array): boolean {
  const first = String.fromCharCode(head[0]!);
  if (first !== "<") return first === "{" || Object.hasOwn(formats, first);
  return !/^(HTML|SVG)/.test(fileKind(head) ?? "");
}
/** Tab, line breaks, space, and the three bytes of a byte order mark. */
const blank = [0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf];

/** All of the text is kept until its end. */
const longestText = 2 ** 28;

/** No drawing has as much; it keeps a stream that never breaks its line from filling the memory. */
const longestLine = 2 ** 26;

/** The lines of UTF-8 that each chunk ends, counted from 1. Only \n ends one: Node's readline would also break at U+2028, which JSON may hold. */
async function* linesOf(what: string, chunks: Chunks): AsyncGenerator<{ lines: string[]; firstLine: number }> {
  const decoder = new TextDecoder();
  let rest = "";
  let firstLine = 1;
  for await (const chunk of chunks) {
    const lines = decoder.decode(chunk, { stream: true }).split("\n");
    lines[0] = rest + lines[0];
    rest = lines.pop()!;
    if (rest.length > longestLine) {
      const place = `line ${firstLine + lines.length}`;
      throw new TenpenError("limit", what, `${place}: must be at most ${longestLine} characters`, "more");
    }
    if (lines.length > 0) yield { lines, firstLine };
    firstLine += lines.length;
  }
  rest += decoder.decode();
  if (rest !== "") yield { lines: [rest], firstLine };
}
