import { fault } from "../errors.ts";
import { type LabelledInk, parseInkLines } from "./jsonl.ts";
import { inkOfPng, isPng } from "./png.ts";
import { inkOfSvg, isSvg } from "./svg.ts";

/** A file may have so many bytes: those of ten thousand drawings. */
export const maxInkFile = 32 * 2 ** 20;

/**
 * The drawings of a file: `.ink.jsonl`, or a PNG or SVG that carries the one it shows. What it is tell its bytes, and not its name.
 *
 * @throws TenpenError when it is none of them, has no drawing, or is damaged.
 */
export function parseInkFile(bytes: Uint8Array): LabelledInk[] {
  if (bytes.length > maxInkFile)
    throw fault("limit", "file", `must be at most ${maxInkFile / 2 ** 20} MB`, bytes.length);
  const drawings = drawingsOf(bytes);
  if (drawings.length === 0) throw fault("unsupported", "file", "must carry a drawing", "none");
  return drawings;
}

function drawingsOf(bytes: Uint8Array): LabelledInk[] {
  if (isPng(bytes)) return listOf(inkOfPng(bytes));
  const text = new TextDecoder().decode(bytes);
  return isSvg(text) ? listOf(inkOfSvg(text)) : parseInkLines(text);
}

function listOf(drawing: LabelledInk | undefined): LabelledInk[] {
  return drawing ? [drawing] : [];
}
