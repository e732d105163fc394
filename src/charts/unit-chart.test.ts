import { expect, it } from "vitest";
import { bar, line, unitChart } from "./unit-chart.ts";

const chart = (content: string, least?: number) =>
  unitChart({ label: "How <sure>", x: "a & b", y: "right", content, ...(least === undefined ? {} : { least }) });

it("is one element of SVG in which names are text", () => {
  const svg = chart("");
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="How &#60;sure&#62;">.*<\/svg>$/);
  expect(svg).toContain(">a &#38; b</text>");
});

it("has the corners of the unit square where its axes end", () => {
  const [, x1, y1, x2, y2] = /<line x1="(\d+)" y1="(\d+)" x2="(\d+)" y2="(\d+)"\/><\/g>/.exec(chart(""))!;
  expect(y1).toBe(y2);
  const corners = [0, 1].map((at) => ({ x: at, y: 0 }));
  expect(line(corners, "ideal")).toBe(`<polyline class="ideal" fill="none" points="${x1}.0,${y1}.0 ${x2}.0,${y2}.0"/>`);
});

it("counts the vertical axis from what is least", () => {
  const ends = (svg: string) => [...svg.matchAll(/text-anchor="end">([^<]*)</g)].map(([, text]) => text);
  expect(ends(chart(""))).toEqual(["0 %", "50 %", "100 %"]);
  expect(ends(chart("", 0.95))).toEqual(["95.0 %", "97.5 %", "100.0 %"]);
});

it("leaves out points that fall on one another", () => {
  const points = [0, 1e-6, 1e-5, 1].map((x) => ({ x, y: 0.5 }));
  expect(/points="([^"]*)"/.exec(line(points, "curve"))![1]!.split(" ")).toHaveLength(2);
});

it("has bars as high as they say", () => {
  const height = (y: number) => Number(/ height="([^"]*)"/.exec(bar({ x: 0.5, y }, "half"))![1]);
  expect(height(0)).toBe(0);
  expect(height(1)).toBe(2 * height(0.5));
  expect(bar({ x: 0, y: 1 }, "<1>")).toContain("<title>&#60;1&#62;</title>");
});
