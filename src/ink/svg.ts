import { fault } from "../errors.ts";
import { formatInkLine, type LabelledInk, parseInkLine } from "./jsonl.ts";
import { bounds, type Stroke } from "./stroke.ts";

// A picture in lines, as sharp as the screen or the printer is, that carries the drawing it shows: a line of `.ink.jsonl` in its metadata.

/** The namespace of the element in the metadata. */
const namespace = "https://github.com/tenpen/tenpen/ink";

export interface SvgOptions {
  /** Width of the pen in the unit of the ink, above 0. */
  readonly brush: number;
}

/**
 * The drawing as an SVG file, black on white, on its surface; where it does not say its surface as large as what is drawn.
 *
 * @throws TenpenError when the ink breaks a rule.
 */
export function formatInkSvg(drawing: LabelledInk, { brush }: SvgOptions): string {
  const line = formatInkLine(drawing);
  const { strokes, width, height } = drawing.ink;
  const box = bounds(drawing.ink) ?? { x: 0, y: 0, width: 0, height: 0 };
  const view =
    width !== undefined && height !== undefined
      ? { x: 0, y: 0, width, height }
      : { x: box.x - brush, y: box.y - brush, width: box.width + 2 * brush, height: box.height + 2 * brush };
  const paths = strokes.filter(({ length }) => length > 0).map((stroke) => `<path d="${svgPath(stroke)}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view.x} ${view.y} ${view.width} ${view.height}" width="${view.width}" height="${view.height}">
<metadata><ink xmlns="${namespace}">${escaped(line)}</ink></metadata>
<rect x="${view.x}" y="${view.y}" width="${view.width}" height="${view.height}" fill="#fff"/>
<g fill="none" stroke="#000" stroke-width="${brush}" stroke-linecap="round" stroke-linejoin="round">
${paths.join("\n")}
</g>
</svg>
`;
}

/** Whether a text may be an SVG file. */
export function isSvg(text: string): boolean {
  return /^\uFEFF?\s*<(\?xml|!DOCTYPE|!--|svg|\w+:svg)/i.test(text);
}

/**
 * The drawing that an SVG file carries, also when another program has written it anew; undefined when it carries none.
 *
 * @throws TenpenError when what it carries is damaged.
 */
export function inkOfSvg(svg: string): LabelledInk | undefined {
  if (!svg.includes(namespace)) return undefined;
  // With or without a prefix, which others give it.
  const [, text] = /<(?:[\w-]+:)?ink(?:\s[^<>]*)?>([^<]*)<\//.exec(svg) ?? [];
  if (text === undefined) throw fault("ink", "picture", "must carry its drawing whole", "a part of it");
  return parseInkLine(unescaped(text), 1);
}

/** A stroke with points as the data of an SVG path, as the page draws it: curves from the middle of each line to that of the next, so that a fast stroke has no corners. */
export function svgPath(stroke: Stroke): string {
  const [first] = stroke;
  const last = stroke.at(-1)!;
  const curves = stroke.slice(1).map((to, i) => {
    const from = stroke[i]!;
    return `Q${short(from.x)} ${short(from.y)} ${short((from.x + to.x) / 2)} ${short((from.y + to.y) / 2)}`;
  });
  return `M${short(first!.x)} ${short(first!.y)}${curves.join("")}L${short(last.x)} ${short(last.y)}`;
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function unescaped(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{1,5}));/gi, (whole, decimal, hex, name) => {
    if (name) return names[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
