import { inflateSync } from "node:zlib";
import { TenpenError } from "../../../errors.ts";
import { checkPictureSize, type Picture } from "../../../picture/picture.ts";

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly color: number;
  readonly isInterlaced: boolean;
}

/** Values of a pixel by the colour type: grey, RGB, palette, grey with opacity, RGB with opacity. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  ...{ 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] },
};

/** The passes of an interlaced picture (Adam7): where each begins and in what steps it goes, first across, then down. */
const adam7 = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;
const onePass = [[0, 1, 0, 1]] as const;

/** A PNG file's picture. How large it will be is checked first. @throws TenpenError for a file that is damaged or too large. */
export function readPng(bytes: Uint8Array): Picture {
  const chunks = chunksOf(bytes);
  const header = headerOf(chunks.get("IHDR")?.[0]);
  const { width, height } = header;
  const passes = (header.isInterlaced ? adam7 : onePass).map(([left, across, top, down]) => ({
    ...{ left, across, top, down },
    columns: Math.ceil((width - left) / across),
    rows: Math.ceil((height - top) / down),
  }));
  const used = passes.filter(({ columns, rows }) => columns > 0 && rows > 0);
  const size = used.reduce((sum, { columns, rows }) => sum + rows * (1 + rowBytes(header, columns)), 0);
  const packed = inflate(chunks.get("IDAT") ?? [], size);
  const toRgba = colours(header, chunks.get("PLTE")?.[0], chunks.get("tRNS")?.[0]);
  const data = new Uint8Array(4 * width * height);
  let at = 0;
  for (const { left, across, top, down, columns, rows } of used) {
    const length = rowBytes(header, columns);
    let before: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < rows; row++, at += 1 + length) {
      const line = packed.subarray(at + 1, at + 1 + length);
      unfilter(packed[at]!, line, before, bytesPerPixel(header));
      toRgba(line, columns, data, 4 * ((top + row * down) * width + left), 4 * across);
      before = line;
    }
  }
  return { width, height, data };
}

/** The contents of the chunks by their type, up to the end of the picture. */
function chunksOf(bytes: Uint8Array): Map<string, Uint8Array[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === "IEND") return chunks;
    if (at + 12 + length > bytes.length) break;
    const content = bytes.subarray(at + 8, at + 8 + length);
    const sameType = chunks.get(type);
    if (sameType) sameType.push(content);
    else chunks.set(type, [content]);
    at += 12 + length;
  }
  throw new TenpenError("data", "PNG", "must be whole", "only its beginning");
}

function headerOf(chunk: Uint8Array | undefined): Header {
  if (chunk?.length !== 13) throw new TenpenError("data", "PNG", "must have a header of 13 bytes", `${chunk?.length}`);
  const view = new DataView(chunk.buffer, chunk.byteOffset, 13);
  const [width, height, depth, color] = [view.getUint32(0), view.getUint32(4), chunk[8]!, chunk[9]!];
  checkPictureSize("data", "PNG", width, height);
  if (!depthsOf[color]?.includes(depth)) {
    throw new TenpenError("data", "PNG", "must have a colour type and depth of its standard", `${color} and ${depth}`);
  }
  return { width, height, depth, color, isInterlaced: chunk[12] === 1 };
}

function rowBytes({ color, depth }: Header, columns: number): number {
  return Math.ceil((columns * channelsOf[color]! * depth) / 8);
}

function bytesPerPixel({ color, depth }: Header): number {
  return Math.max(1, (channelsOf[color]! * depth) / 8);
}

function inflate(parts: readonly Uint8Array[], size: number): Uint8Array {
  try {
    // No more than there is room for: a small file may hold gigabytes.
    const packed = inflateSync(Buffer.concat(parts), { maxOutputLength: size + 1 });
    if (packed.length >= size) return packed;
    throw new TenpenError("data", "PNG", `must have ${size} bytes of pixels`, `${packed.length}`);
  } catch (error) {
    if (error instanceof TenpenError) throw error;
    throw new TenpenError("data", "PNG", "must be compressed as its standard says", (error as Error).message);
  }
}

/** Takes back, in place, what was done to a row so that it compresses. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (filter > 4) throw new TenpenError("data", "PNG", "must have filters 0 to 4", `${filter}`);
  for (let i = 0; filter > 0 && i < line.length; i++) {
    const left = i < step ? 0 : line[i - step]!;
    const up = above[i]!;
    if (filter === 1) line[i]! += left;
    else if (filter === 2) line[i]! += up;
    else if (filter === 3) line[i]! += (left + up) >> 1;
    else line[i]! += paeth(left, up, i < step ? 0 : above[i - step]!);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Puts the pixels of a row where they belong, the first there, and each so many values behind the one before. */
type ToRgba = (line: Uint8Array, columns: number, to: Uint8Array, at: number, step: number) => void;

/** What the pixels of a row are in red, green, blue and opacity. */
function colours({ color, depth }: Header, palette: Uint8Array | undefined, opacity: Uint8Array | undefined): ToRgba {
  if (color === 3 && !palette)
    throw new TenpenError("data", "PNG", "must have the palette that its pixels name", "none");
  const channels = channelsOf[color]!;
  const [bytes, most] = [depth / 8, 2 ** Math.min(8, depth) - 1];
  const valueAt = (line: Uint8Array, i: number) => {
    if (depth >= 8) return line[i * bytes]!;
    return (line[(i * depth) >> 3]! >> (8 - depth - ((i * depth) & 7))) & most;
  };
  const clear =
    opacity && color !== 3 ? Array.from({ length: channels }, (_, i) => opacity[2 * i + (depth > 8 ? 0 : 1)]) : [];
  if (depth === 8 && color !== 3 && clear.length === 0) return bytesToRgba(channels);
  const pixelToRgba = (line: Uint8Array, column: number, to: Uint8Array, at: number) => {
    const first = valueAt(line, column * channels);
    if (color === 3) {
      for (let i = 0; i < 3; i++) to[at + i] = palette![3 * first + i] ?? 0;
      to[at + 3] = opacity?.[first] ?? 255;
      return;
    }
    const hasColour = channels >= 3;
    let isClear = clear.length > 0;
    for (let i = 0; i < 3; i++) {
      const value = hasColour && i > 0 ? valueAt(line, column * channels + i) : first;
      to[at + i] = (value * 255) / most;
      if (i < channels && value !== clear[i]) isClear = false;
    }
    to[at + 3] = isClear ? 0 : channels % 2 === 0 ? valueAt(line, column * channels + channels - 1) : 255;
  };
  return (line, columns, to, at, step) => {
    for (let column = 0; column < columns; column++) pixelToRgba(line, column, to, at + column * step);
  };
}

/** Most pictures have a byte for each value, and no colour that stands for nothing. */
function bytesToRgba(channels: number): ToRgba {
  const [green, blue] = channels >= 3 ? [1, 2] : [0, 0];
  const opacity = channels % 2 === 0 ? channels - 1 : -1;
  return (line, columns, to, at, step) => {
    for (let from = 0, end = columns * channels, place = at; from < end; from += channels, place += step) {
      to[place] = line[from]!;
      to[place + 1] = line[from + green]!;
      to[place + 2] = line[from + blue]!;
      to[place + 3] = opacity < 0 ? 255 : line[from + opacity]!;
    }
  };
}
