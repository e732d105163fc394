import { fault } from "../errors.ts";
import { formatInkLine, type LabelledInk, parseInkLine } from "./jsonl.ts";

// A picture that carries the drawing it shows: a line of `.ink.jsonl` in a chunk of text (iTXt) of the PNG, which programs that know
// nothing of it pass over. https://www.w3.org/TR/png-3/#11iTXt

/** The name of the text among those that a PNG may have. */
const keyword = "tenpen.ink";
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Where the first chunk ends, which always is the header. */
const afterHeader = 8 + 12 + 13;

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/**
 * The same picture with the drawing in it.
 *
 * @throws TenpenError when it is no PNG.
 */
export function withInk(png: Uint8Array, drawing: LabelledInk): Uint8Array<ArrayBuffer> {
  if (!isPng(png) || png.length < afterHeader) throw fault("ink", "picture", "must be a PNG", "another file");
  // The keyword; not compressed; no language and no translation of the keyword.
  const text = new TextEncoder().encode(`${keyword}\0\0\0\0\0${formatInkLine(drawing)}`);
  const bytes = new Uint8Array(png.length + 12 + text.length);
  bytes.set(png.subarray(0, afterHeader));
  const chunk = new DataView(bytes.buffer, afterHeader, 12 + text.length);
  chunk.setUint32(0, text.length);
  bytes.set(new TextEncoder().encode("iTXt"), afterHeader + 4);
  bytes.set(text, afterHeader + 8);
  chunk.setUint32(8 + text.length, crc(bytes.subarray(afterHeader + 4, afterHeader + 8 + text.length)));
  bytes.set(png.subarray(afterHeader), afterHeader + 12 + text.length);
  return bytes;
}

/**
 * The drawing that a PNG carries; undefined when it carries none.
 *
 * @throws TenpenError when what it carries is damaged.
 */
export function inkOfPng(png: Uint8Array): LabelledInk | undefined {
  if (!isPng(png)) return undefined;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > png.length) break; // cut off
    const text = png.subarray(at + 8, end);
    if (
      latin1(png.subarray(at + 4, at + 8)) === "iTXt" &&
      latin1(text.subarray(0, keyword.length + 1)) === `${keyword}\0`
    ) {
      if (view.getUint32(end) !== crc(png.subarray(at + 4, end)))
        throw fault("ink", "picture", "must be whole", "another sum");
      // Behind the keyword two bytes for compression, then two texts that end with a zero.
      const language = text.indexOf(0, keyword.length + 3);
      const start = text.indexOf(0, language + 1) + 1;
      if (text[keyword.length + 1] !== 0 || language < 0 || start === 0) {
        throw fault("ink", "picture", "must carry its drawing as plain text", "another text");
      }
      return parseInkLine(new TextDecoder().decode(text.subarray(start)), 1);
    }
    at = end + 4;
  }
  return undefined;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** CRC-32 as PNG has it. https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
