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

/** @throws TenpenError for a file that can be no ink by its name. */
export function checkInkName(path: string): void {
  if (/\.(png|jpe?g|webp|gif|bmp|tiff?|heic|avif|svg|pdf)$/i.test(path)) {
    throw new TenpenError("data", path, `pictures are not supported yet: must be ${inkFormats}`, "a picture");
  }
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
  let readText: ReadText | undefined;
  let hasBegun = false;
  const whole: string[] = [];
  let length = 0;
  for await (const { text, line } of lines(what, checkBeginning(what, chunks))) {
    const first = hasBegun ? undefined : text.trimStart()[0];
    if (first !== undefined) {
      readText = formats[first];
      hasBegun = true;
    }
    if (readText) {
      whole[line - 1] = text;
      length += text.length;
      if (length > longestText) {
        throw new TenpenError("limit", what, `must be at most ${longestText} characters of its format`, "more");
      }
    } else if (text.trim() !== "") yield inkOnLine(what, text, line);
  }
  if (readText) yield* readText(whole.join("\n"), what, options);
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
