import { shown, TenpenError, within } from "../errors.ts";
import { fileKind, headLength } from "../file-kind.ts";
import { parseInkLine } from "../ink/jsonl.ts";
import type { InkOnLine } from "./ink-on-line.ts";
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

/** @throws TenpenError for a file that can be no ink by its name. */
export function checkInkName(path: string): void {
  if (/\.(png|jpe?g|webp|gif|bmp|tiff?|heic|avif|svg|pdf)$/i.test(path)) {
    throw new TenpenError("data", path, "pictures are not supported yet: must be .ink.jsonl or UNIPEN", "a picture");
  }
}

/**
 * The drawings of `.ink.jsonl` or UNIPEN text. The first character that is not blank decides: `{` or `.`. A drawing of
 * `.ink.jsonl` comes as soon as its line has ended, those of UNIPEN at the end of the text.
 *
 * @param what the file's name, for messages.
 * @throws TenpenError naming the line when the text is neither or breaks a rule of its format.
 */
export async function* readInkSet(
  what: string,
  chunks: Chunks,
  { include, onLeftOut }: InkSetOptions = {},
): AsyncGenerator<InkOnLine> {
  let first: string | undefined;
  const unipen: string[] = [];
  let length = 0;
  for await (const { text, line } of lines(what, checkBeginning(what, chunks))) {
    first ??= text.trimStart()[0];
    if (first === ".") {
      unipen[line - 1] = text;
      length += text.length;
      if (length > longestUnipen) {
        throw new TenpenError("limit", what, `must be at most ${longestUnipen} characters of UNIPEN`, "more");
      }
    } else if (text.trim() !== "") yield inkOnLine(what, text, line);
  }
  const { drawings, leftOut, missing } = parseUnipen(unipen.join("\n"), what, include);
  if (leftOut > 0) onLeftOut?.(leftOut, missing);
  yield* drawings;
}

/** The chunks as they are, seen to begin as one of the two formats does: with `{` or `.`. What begins otherwise may have no lines. */
async function* checkBeginning(what: string, chunks: Chunks): AsyncGenerator<Uint8Array> {
  let hasBegun = false;
  for await (const chunk of chunks) {
    const start = hasBegun ? -1 : chunk.findIndex((byte) => !blank.includes(byte));
    if (start >= 0) {
      hasBegun = true;
      if (chunk[start] !== 0x7b && chunk[start] !== 0x2e) {
        const head = chunk.subarray(start, start + headLength);
        const got = fileKind(head) ?? shown(new TextDecoder().decode(head).split("\n")[0]);
        throw new TenpenError("data", what, "must be .ink.jsonl or UNIPEN text", got);
      }
    }
    yield chunk;
  }
}

/** Tab, line breaks, space, and the three bytes of a byte order mark. */
const blank = [0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf];

/** The drawings of UNIPEN come at the end of the text, all of which is kept until then. */
const longestUnipen = 2 ** 28;

function inkOnLine(what: string, text: string, line: number): InkOnLine {
  try {
    return { ...parseInkLine(text, line), line };
  } catch (error) {
    throw within(what, error);
  }
}

/** No drawing has as much; it keeps a stream that never breaks its line from filling the memory. */
const longestLine = 2 ** 26;

/** Lines of UTF-8, counted from 1. Only \n ends one: Node's readline would also break at U+2028, which JSON may hold. */
async function* lines(what: string, chunks: Chunks): AsyncGenerator<{ text: string; line: number }> {
  const decoder = new TextDecoder();
  let rest = "";
  let line = 0;
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split("\n");
    parts[0] = rest + parts[0];
    rest = parts.pop()!;
    if (rest.length > longestLine) {
      const place = `line ${line + parts.length + 1}`;
      throw new TenpenError("limit", what, `${place}: must be at most ${longestLine} characters`, "more");
    }
    for (const text of parts) yield { text, line: ++line };
  }
  rest += decoder.decode();
  if (rest !== "") yield { text: rest, line: line + 1 };
}
