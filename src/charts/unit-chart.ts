import { escapeXml } from "./escape-xml.ts";

/** Both 0…1. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

export interface UnitChartOptions {
  /** What someone hears who does not see it. */
  readonly label: string;
  /** Names of the axes. */
  readonly x: string;
  readonly y: string;
  /** What stands at the bottom of the vertical axis, 0…1; 0 when missing. */
  readonly least?: number;
  /** What is drawn: `line` and `bar`, one behind the other. */
  readonly content: string;
}

// Pixels: the side of the square, and the room for the numbers beside it.
const side = 240;
const left = 56;
const top = 10;

/**
 * A chart of shares over shares as SVG. How it looks is up to the style of the page, by the classes `axis`, `curve`, `ideal` and
 * `bar`.
 */
export function unitChart({ label, x, y, least = 0, content }: UnitChartOptions): string {
  const ticks = [0, 0.5, 1].map((share) => {
    const across = `${(100 * share).toFixed(0)} %`;
    const up = `${(100 * (least + share * (1 - least))).toFixed(least === 0 ? 0 : 1)} %`;
    return `<text x="${left + share * side}" y="${side + 26}" text-anchor="middle">${across}</text><text x="${left - 6}" y="${side - share * side + 14}" text-anchor="end">${up}</text>`;
  });
  const bottom = side + top;
  const axes = `<g class="axis"><line x1="${left}" y1="${top}" x2="${left}" y2="${bottom}"/><line x1="${left}" y1="${bottom}" x2="${left + side}" y2="${bottom}"/></g>`;
  const names = `<text x="${left + side / 2}" y="${side + 44}" text-anchor="middle">${escapeXml(x)}</text><text x="${left}" y="0">${escapeXml(y)}</text>`;
  return `<svg viewBox="0 -8 ${left + side + 24} ${side + 58}" role="img" aria-label="${escapeXml(label)}">${axes}${ticks.join("")}${names}${content}</svg>`;
}

/** A line through points; `ideal` is what it would be at best. */
export function line(points: readonly ChartPoint[], kind: "curve" | "ideal"): string {
  const path = points.map(({ x, y }) => `${(left + x * side).toFixed(1)},${(top + (1 - y) * side).toFixed(1)}`);
  // Thousands of points on a few hundred pixels: those that fall on one another say nothing.
  const seen = path.filter((point, i) => point !== path[i - 1]);
  return `<polyline class="${kind}" fill="none" points="${seen.join(" ")}"/>`;
}

/** A bar from the bottom up to a point. @param title what it stands for. */
export function bar({ x, y }: ChartPoint, title: string): string {
  const height = y * side;
  return `<rect class="bar" x="${(left + x * side - 5).toFixed(1)}" y="${(top + side - height).toFixed(1)}" width="10" height="${height.toFixed(1)}"><title>${escapeXml(title)}</title></rect>`;
}
