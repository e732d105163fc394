import { escapeXml } from "../charts/escape-xml.ts";
import { type Bounds, bounds, type Ink, type Stroke } from "../ink/stroke.ts";

/** A group of strokes that was taken for a character. */
export interface ReadGroup {
  readonly text: string;
  readonly bounds: Bounds;
}

/** The longer side of the drawing: points are rounded to whole units of it, so that many weigh no more than can be seen. */
const side = 400;
const margin = 10;
const lineHeight = 26;

/** A drawing as SVG with a box around each group of strokes, and above it what it was taken for. */
export function groupsDrawing({ strokes }: Pick<Ink, "strokes">, groups: readonly ReadGroup[], label: string): string {
  const area = bounds({ strokes }) ?? { x: 0, y: 0, width: 0, height: 0 };
  const scale = side / Math.max(area.width, area.height, Number.MIN_VALUE);
  const toX = (x: number) => Math.round((x - area.x) * scale);
  const toY = (y: number) => Math.round((y - area.y) * scale);
  const lines = strokes.map((stroke) => `<path class="stroke" d="${path(stroke, toX, toY)}"/>`);
  const boxes = groups.map(({ text, bounds: { x, y, width, height } }, i) => {
    const [left, top] = [toX(x) - 4, toY(y) - 4];
    const size = `width="${toX(x + width) - left + 4}" height="${toY(y + height) - top + 4}"`;
    const name = `<text x="${left}" y="${top - 5}">${escapeXml(text)}</text>`;
    return `<g class="group group-${i % 3}"><rect x="${left}" y="${top}" ${size}/>${name}</g>`;
  });
  const [width, height] = [toX(area.x + area.width), toY(area.y + area.height)];
  const box = `${-margin} ${-margin - lineHeight} ${width + 2 * margin} ${height + 2 * margin + lineHeight}`;
  return `<svg viewBox="${box}" role="img" aria-label="${escapeXml(label)}">${lines.join("")}${boxes.join("")}</svg>`;
}

/** A point alone is a line of no length, which round ends make a dot. */
function path(stroke: Stroke, toX: (x: number) => number, toY: (y: number) => number): string {
  let d = "";
  let last = "";
  for (const { x, y } of stroke) {
    const point = `${toX(x)} ${toY(y)}`;
    if (point === last) continue;
    d += `${d === "" ? "M" : "L"}${point}`;
    last = point;
  }
  return stroke.length === 0 ? d : `${d}L${last}`;
}
