import { describe, expect, it } from "vitest";
import { type EvaluatedImage, htmlReport } from "./html-report.ts";

function sample(label: string | null, guess: string, changes: Partial<EvaluatedImage> = {}): EvaluatedImage {
  return {
    ...{ label, guess, confidence: 0.9, rejected: false, rejectScore: null },
    ...{ place: "line 1", image: new Uint8Array(16) },
    ...changes,
  };
}

const page = (samples: readonly EvaluatedImage[]) => htmlReport({ set: "set", model: "model", samples, size: 4 });
const images = (html: string) => html.match(/<img /g)?.length ?? 0;

describe("the report", () => {
  it("needs nothing but itself", () => {
    const html = page([sample("1", "1"), sample("3", "5"), sample(null, "5", { rejectScore: 1 })]);
    expect(html).toMatch(/^<!doctype html>/);
    for (const [, url] of html.matchAll(/(?:src|href)="([^"]*)"/g)) expect(url).toMatch(/^data:/);
    expect(html).not.toMatch(/<script|<link|@import|url\(|https?:/);
  });

  it("shows what was misread, rejected though a digit, and accepted though none, and nothing else", () => {
    const html = page([
      sample("1", "1"),
      sample("3", "5", { place: "line 77" }),
      sample("4", "4", { rejected: true }),
      sample(null, "8", { rejected: true }),
      sample(null, "9"),
    ]);
    expect(images(html)).toBe(3);
    expect(html).toContain("3 → 5, 90.0 %<br>line 77");
    expect(html).toContain("Misread: 1");
    expect(html).toContain("Digits that were rejected: 1");
    expect(html).toContain("Others that were taken for digits: 1");
    expect(html).toContain("other → 9");
  });

  it("shows the surest of many, and says how many are left", () => {
    const many = Array.from({ length: 130 }, (_, i) => sample("1", "7", { confidence: i / 130, place: `line ${i}` }));
    const html = page(many);
    expect(images(html)).toBe(120);
    expect(html).toContain("10 more are not shown");
    expect(html).toContain("line 129<");
    expect(html).not.toContain("line 9<");
  });

  it("takes what stands in names for text", () => {
    const html = htmlReport({ set: '<b>"&', model: "<script>", samples: [sample("1", "1")], size: 4 });
    expect(html).not.toMatch(/<b>|<script>/);
    expect(html).toContain("&#60;b&#62;&#34;&#38;, read by &#60;script&#62;");
  });

  it("counts in the confusion matrix", () => {
    const html = page([sample("3", "5"), sample("3", "5"), sample("3", "3")]);
    const row = /<tr><th scope="row">3<\/th>(<td style.*?)<\/tr>/.exec(html)![1]!;
    expect(row.split("</td>").map((cell) => cell.replace(/<[^>]*>/g, ""))).toEqual([
      "",
      "",
      "",
      "1",
      "",
      "2",
      "",
      "",
      "",
      "",
      "",
    ]);
  });

  it("says what a threshold would do where the model has a score", () => {
    const digits = Array.from({ length: 100 }, (_, i) => sample("1", "1", { rejectScore: -10 - i }));
    const others = [sample(null, "1", { rejectScore: 3 }), sample(null, "1", { rejectScore: -500 })];
    expect(page([...digits, ...others])).toContain(
      "With 99 % of the digits accepted, 50.0 % of the others are rejected",
    );
    expect(page([...digits])).toContain("this set has one kind");
    expect(page([sample("1", "1")])).toContain("takes everything for a digit");
  });

  it("draws misread numbers with a box around each group of strokes and what it was taken for", () => {
    const strokes = [
      [
        { x: 0, y: 0 },
        { x: 0, y: 100 },
      ],
      [{ x: 50, y: 50 }],
    ];
    const groups = [
      { text: "1", bounds: { x: 0, y: 0, width: 0, height: 100 } },
      { text: "<", bounds: { x: 50, y: 50, width: 0, height: 0 } },
    ];
    const html = page([sample("12\n3", "1<", { drawing: { ink: { strokes }, groups } })]);
    expect(images(html)).toBe(0);
    expect(html.match(/<rect x=/g)).toHaveLength(2);
    expect(html).toContain('d="M0 0L0 400L0 400"');
    expect(html).toContain('d="M200 200L200 200"');
    expect(html).toContain(">&#60;</text>");
    expect(html).toContain("12 / 3 → 1&#60;, 90.0 %");
    expect(html).not.toMatch(/NaN|Infinity/);
  });

  it("is a page without digits, too", () => {
    expect(page([sample(null, "1", { rejected: true, rejectScore: 3 })])).toContain("Others rejected");
  });
});
