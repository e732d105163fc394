import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseInkFile } from "./ink-file.ts";
import { formatInkLine, type LabelledInk } from "./jsonl.ts";
import { withInk } from "./png.ts";
import { roundInk } from "./round-ink.ts";
import { formatInkSvg } from "./svg.ts";

const drawing: LabelledInk = {
  ink: {
    strokes: [
      [
        { x: 1.5, y: 2, t: 3, pressure: 0.5 },
        { x: 20, y: 9, t: 8, pressure: 0.25 },
      ],
      [{ x: 7, y: 7 }],
      [],
    ],
    width: 800,
    height: 600,
  },
  label: "12\n-3.5",
  writer: "J. <&> Ünal",
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const sums = [Buffer.alloc(4), Buffer.alloc(4)] as const;
  sums[0].writeUInt32BE(data.length);
  sums[1].writeUInt32BE(crc32(body));
  return Buffer.concat([sums[0], body, sums[1]]);
}

/** One white pixel. */
const header = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0);
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const png = (...between: Buffer[]) =>
  Buffer.concat([
    signature,
    chunk("IHDR", header),
    ...between,
    chunk("IDAT", deflateSync(Uint8Array.of(0, 255))),
    chunk("IEND", new Uint8Array()),
  ]);

describe("a file of ink", () => {
  it("of lines is its drawings", () => {
    const lines = `${formatInkLine(drawing)}\n${formatInkLine(drawing)}\n`;
    expect(parseInkFile(bytesOf(lines))).toEqual([drawing, drawing]);
  });

  it("that is a PNG carries the drawing, and stays the picture that it was", () => {
    const picture = png();
    const carrying = Buffer.from(withInk(picture, drawing));
    expect(parseInkFile(carrying)).toEqual([drawing]);
    // Only a chunk was put in, with the sum that Node works out too.
    const length = carrying.readUInt32BE(33);
    const added = carrying.subarray(33, 33 + 12 + length);
    expect(added).toEqual(chunk("iTXt", added.subarray(8, 8 + length)));
    expect(Buffer.concat([carrying.subarray(0, 33), carrying.subarray(33 + 12 + length)])).toEqual(picture);
    // Others are passed over, wherever they stand.
    const text = chunk("tEXt", bytesOf("Software\0x"));
    const other = chunk("iTXt", bytesOf("Title\0\0\0\0\0tenpen.ink"));
    expect(parseInkFile(Buffer.concat([png(text, other, added)]))).toEqual([drawing]);
  });

  it("that is an SVG carries the drawing, also when another program wrote it anew", () => {
    const svg = formatInkSvg(drawing, { brush: 10 });
    expect(parseInkFile(bytesOf(svg))).toEqual([drawing]);
    const anew = svg
      .replace('<ink xmlns="', '<t:ink id="a" xmlns:t="')
      .replace("</ink>", "</t:ink>")
      .replaceAll('"label"', "&quot;label&quot;");
    expect(parseInkFile(bytesOf(`<?xml version="1.0"?>\n${anew}`))).toEqual([drawing]);
  });

  it("shows in an SVG the surface, or without one all that is drawn", () => {
    const svg = formatInkSvg(drawing, { brush: 10 });
    expect(svg).toContain('viewBox="0 0 800 600" width="800" height="600"');
    expect(svg.match(/<path d="[^"]+"\/>/g)).toEqual([
      '<path d="M1.5 2Q1.5 2 10.75 5.5L20 9"/>',
      '<path d="M7 7L7 7"/>',
    ]);
    expect(formatInkSvg({ ink: { strokes: drawing.ink.strokes } }, { brush: 2 })).toContain('viewBox="-0.5 0 22.5 11"');
  });

  it.each([
    ["nothing", "", /^file: must carry a drawing, got "none"$/],
    ["a PNG without ink", png(), /^file: must carry a drawing, got "none"$/],
    ["an SVG without ink", '<svg xmlns="http://www.w3.org/2000/svg"/>', /^file: must carry a drawing, got "none"$/],
    [
      "an SVG with half of it",
      formatInkSvg(drawing, { brush: 1 }).slice(0, 200),
      /^picture: must carry its drawing whole/,
    ],
    ["another text", "hello", /^line 1: must be JSON/],
    ["a point that is none", '{"strokes":[[[1]]]}', /^line 1: stroke 0, point 0 must be/],
  ])("is refused when it is %s", (_, file, message) => {
    expect(() => parseInkFile(typeof file === "string" ? bytesOf(file) : file)).toThrow(message);
  });

  it("that is a PNG is refused when what it carries is damaged, and when it is cut off", () => {
    const carrying = withInk(png(), drawing);
    carrying[60]! ^= 1;
    expect(() => parseInkFile(carrying)).toThrow("picture: must be whole");
    expect(() => parseInkFile(withInk(png(), drawing).subarray(0, 80))).toThrow("must carry a drawing");
    const packed = chunk("iTXt", bytesOf("tenpen.ink\0\x01\0\0\0x"));
    expect(() => parseInkFile(png(packed))).toThrow("must carry its drawing as plain text");
    expect(() => withInk(bytesOf("GIF89a"), drawing)).toThrow("picture: must be a PNG");
  });
});

it("round ink is as good and shorter to write", () => {
  const ink = {
    strokes: [
      [
        { x: 1 / 3, y: -2 / 3, t: 1.6, pressure: 0.123 },
        { x: 1, y: 1 },
      ],
    ],
    width: 800,
    height: 600,
  };
  expect(roundInk(ink)).toEqual({
    ...ink,
    strokes: [
      [
        { x: 0.33, y: -0.67, t: 2, pressure: 0.12 },
        { x: 1, y: 1 },
      ],
    ],
  });
});
