import { bitmapUrl } from "../charts/bitmap.ts";
import { escapeXml } from "../charts/escape-xml.ts";
import { bar, line, type UnitChartOptions, unitChart } from "../charts/unit-chart.ts";
import type { Ink } from "../ink/stroke.ts";
import { coverageCurve, rejectionCurve, reliability } from "./curves.ts";
import { groupsDrawing, type ReadGroup } from "./groups-drawing.ts";
import { percent } from "./percent.ts";
import { type Evaluated, isRight, type Score, score } from "./score.ts";

/** What was read, and what the network saw of it. */
export interface EvaluatedImage extends Evaluated {
  /** Where in the set it stands: `line 12`. */
  readonly place: string;
  /** What the network saw of the first digit: `[size, size]`, 0 (paper) … 255 (ink). */
  readonly image: Uint8Array;
  /** The drawing and its groups of strokes, where it is, or was taken for, more than one digit. */
  readonly drawing?: { readonly ink: Ink; readonly groups: readonly ReadGroup[] };
}

export interface ReportOptions {
  /** Name of the set, and of the model. */
  readonly set: string;
  readonly model: string;
  readonly samples: readonly EvaluatedImage[];
  /** Height and width of the images. */
  readonly size: number;
}

/** No more of a kind than this are shown. */
const mostShown = 120;

/**
 * One page of HTML that needs nothing else: figures, accuracy of digits and numbers, confusion matrix, reliability diagram, rejection, and the samples that
 * were answered wrongly.
 */
export function htmlReport({ set, model, samples, size }: ReportOptions): string {
  const result = score(samples);
  const title = `${set}, read by ${model}`;
  const sections = [
    section("Figures", figures(result)),
    digitSection(result),
    numberSection(result),
    result.n > 0 ? section("Confidence", confidence(samples, result)) : "",
    section("Rejection", rejection(samples)),
    gallery("Misread", byConfidence(samples.filter((s) => s.label !== null && !isRight(s))), size),
    gallery("Digits that were rejected", byConfidence(samples.filter((s) => s.label !== null && s.rejected)), size),
    gallery(
      "Others that were taken for digits",
      byConfidence(samples.filter((s) => s.label === null && !s.rejected)),
      size,
    ),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeXml(title)}</h1>
${sections.filter((text) => text !== "").join("\n")}
</main>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b1b1f, #ececf0); --soft: light-dark(#5d5d66, #a6a6b0);
  --line: light-dark(#d9d9e0, #3a3a42); --paper: light-dark(#fff, #16161a); --mark: light-dark(#1d5fd0, #7fb0ff); --wrong: light-dark(#c0392b, #ff8a7a); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.4rem; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; margin: 0; }
dt, figcaption, .note { color: var(--soft); font-size: .875rem; } dd { margin: 0; font-size: 1.25rem; }
dd small { display: block; font-size: .875rem; color: var(--soft); }
.scroll { overflow-x: auto; max-width: 100%; } table { border-collapse: collapse; margin: 0 0 1.5rem; }
th, td { padding: .3rem .5rem; text-align: right; min-width: 1.6rem; } th { font-weight: 500; color: var(--soft); }
@media (max-width: 30rem) { .confusion th, .confusion td { padding: .25rem .1rem; min-width: 1.4rem; font-size: .8125rem; } }
.confusion td { border: 1px solid var(--line); } .confusion caption { text-align: left; padding-bottom: .5rem; }
.charts { display: flex; flex-wrap: wrap; gap: 2rem; } .chart { margin: 0; width: min(20rem, 100%); } svg { width: 100%; height: auto; }
svg text { fill: var(--soft); font-size: 11px; } .axis { stroke: var(--line); } .ideal { stroke: var(--soft); stroke-dasharray: 3 4; }
.curve { fill: none; stroke: var(--mark); stroke-width: 2; } .bar { fill: var(--mark); opacity: .75; }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(6rem, 1fr)); gap: 1rem; }
.gallery figure { margin: 0; } .gallery .wide { grid-column: span 2; } .gallery svg { border: 1px solid var(--line); max-height: 16rem; }
.stroke { fill: none; stroke: var(--ink); stroke-width: 5; stroke-linecap: round; stroke-linejoin: round; }
.group { --group: light-dark(#1d5fd0, #7fb0ff); } .group-1 { --group: light-dark(#b4540a, #ffb27a); } .group-2 { --group: light-dark(#0b7a4b, #6fdcae); }
.group rect { fill: var(--group); fill-opacity: .08; stroke: var(--group); stroke-width: 2; } svg .group text { fill: var(--group); font-size: 24px; }
.gallery figure { min-width: 0; } .gallery img { width: 100%; height: auto; image-rendering: pixelated; border: 1px solid var(--line); background: #fff; }
`;

function section(title: string, content: string): string {
  return `<section>\n<h2>${title}</h2>\n${content}\n</section>`;
}

function figures(result: Score): string {
  const { n, accuracy, accuracyInterval, cer, ece, coverage, numbersFound, numbersExtra } = result;
  const { rejected, nonDigits, nonDigitsRejected } = result;
  const entries: [string, string, string][] = [];
  if (accuracy !== null) {
    const [low, high] = accuracyInterval!.map((share) => percent(share, 2));
    entries.push(["Accuracy", percent(accuracy, 2), `95 % interval ${low} to ${high}`]);
    entries.push(["Calibration error (ECE)", percent(ece!, 2), `${n} labelled`]);
    entries.push(["Character errors (CER)", percent(cer!, 2), "of the characters of the labels"]);
    entries.push(["Coverage", percent(coverage!, 2), "the surest, with 99.5 % of them right"]);
    if (numbersFound !== null)
      entries.push(["Numbers found", percent(numbersFound, 2), `and ${numbersExtra} that are not there`]);
    entries.push(["Digits rejected", percent((rejected - nonDigitsRejected) / n, 2), `of ${n}`]);
  }
  if (nonDigits > 0) entries.push(["Others rejected", percent(nonDigitsRejected / nonDigits, 2), `of ${nonDigits}`]);
  return `<dl>${entries.map(([name, value, note]) => `<div><dt>${name}</dt><dd>${value}<small>${note}</small></dd></div>`).join("")}</dl>`;
}

/** How many inputs there are of each kind, and how many were read right. */
function accuracyTable(
  kind: string,
  rows: readonly { readonly of: number; readonly n: number; readonly accuracy: number | null }[],
): string {
  const text = rows.map(
    ({ of, n, accuracy }) =>
      `<tr><th scope="row">${of}</th><td>${n}</td><td>${accuracy === null ? "–" : percent(accuracy, 2)}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">${kind}</th><th scope="col">Inputs</th><th scope="col">Right</th></tr></thead><tbody>${text.join("")}</tbody></table>`;
}

/** Of single digits, if there are some. */
function digitSection({ perClass, confusion }: Score): string {
  if (perClass === null || confusion === null) return "";
  const rows = perClass.map(({ digit, ...rest }) => ({ of: digit, ...rest }));
  return section("Digits", `<div class="charts">${accuracyTable("Digit", rows)}${confusionMatrix(confusion)}</div>`);
}

/** Of single numbers of several characters, if there are some. */
function numberSection({ perLength }: Score): string {
  if (perLength.length === 0) return "";
  const rows = perLength.map(({ length, ...rest }) => ({ of: length, ...rest }));
  return section("Numbers", accuracyTable("Characters", rows));
}

function confusionMatrix(confusion: NonNullable<Score["confusion"]>): string {
  const most = Math.max(1, ...confusion.flatMap((row, digit) => row.filter((_, guess) => guess !== digit)));
  const cell = (count: number, right: boolean) => {
    // Right answers, nearly all, would drown the others on one scale.
    const share = count === 0 ? 0 : right ? 12 : 15 + (55 * count) / most;
    const color = right ? "--mark" : "--wrong";
    return `<td style="background: color-mix(in srgb, var(${color}) ${share.toFixed(0)}%, transparent)">${count === 0 ? "" : count}</td>`;
  };
  const digits = confusion.map((_, digit) => `<th scope="col">${digit}</th>`).join("");
  const rows = confusion.map(
    (row, digit) =>
      `<tr><th scope="row">${digit}</th>${row.map((count, guess) => cell(count, guess === digit)).join("")}</tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="Confusion matrix"><table class="confusion"><caption class="note">Rows: what it shows. Columns: what it was taken for.</caption><thead><tr><td></td>${digits}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function confidence(samples: readonly EvaluatedImage[], { ece }: Score): string {
  const diagonal = [0, 1].map((share) => ({ x: share, y: share }));
  const bars = reliability(samples).map(({ n, confidence, accuracy }) =>
    bar(
      { x: confidence, y: accuracy },
      `${n} answers, confidence ${percent(confidence, 1)}, right ${percent(accuracy, 1)}`,
    ),
  );
  const reliable = figure(
    "Reliability",
    `Each bar is the answers of about one confidence; on the dashed line it means what it says. ECE ${percent(ece!, 2)}.`,
    { x: "confidence", y: "share of right answers", content: line(diagonal, "ideal") + bars.join("") },
  );
  const sure = samples.filter(({ label, confidence }) => label !== null && confidence >= 0.99);
  const wrong = sure.filter((sample) => !isRight(sample)).length;
  const curve = coverageCurve(samples);
  const least = Math.min(0.95, Math.floor(20 * Math.min(...curve.map(({ y }) => y))) / 20);
  const scaled = curve.map(({ x, y }) => ({ x, y: (y - least) / (1 - least) }));
  const covered = figure(
    "Right among the surest",
    `Of ${sure.length} answers with a confidence of 99 % and more, ${wrong} are wrong${sure.length > 0 ? ` (${percent(wrong / sure.length, 2)})` : ""}.`,
    { x: "share of answers taken, the surest first", y: "right", content: line(scaled, "curve"), least },
  );
  return `<div class="charts">${reliable}${covered}</div>`;
}

function rejection(samples: readonly EvaluatedImage[]): string {
  if (samples.every(({ rejectScore }) => rejectScore === null || rejectScore === Number.POSITIVE_INFINITY)) {
    return `<p class="note">This model takes everything for a digit.</p>`;
  }
  const curve = rejectionCurve(samples);
  if (curve === null)
    return `<p class="note">A curve needs drawings that show a digit and others that show none; this set has one kind.</p>`;
  const at = (kept: number) => Math.max(...curve.filter(({ x }) => x >= kept).map(({ y }) => y));
  const chart = figure(
    "Others rejected",
    `With 99 % of the digits accepted, ${percent(at(0.99), 1)} of the others are rejected; with 99.5 %, ${percent(at(0.995), 1)}.`,
    { x: "share of digits accepted", y: "others rejected", content: line(curve, "curve") },
  );
  return `<div class="charts">${chart}</div>`;
}

/** A chart with its title and what is to be said of it. */
function figure(title: string, note: string, chart: Omit<UnitChartOptions, "label">): string {
  const svg = unitChart({ ...chart, label: `${title}. ${note}` });
  return `<figure class="chart">${svg}<figcaption><strong>${title}.</strong> ${note}</figcaption></figure>`;
}

function gallery(title: string, samples: readonly EvaluatedImage[], size: number): string {
  if (samples.length === 0) return "";
  const shown = samples.slice(0, mostShown).map(({ label, guess, confidence, place, image, drawing }) => {
    const text = `${inLine(label ?? "other")} → ${guess === "" ? "nothing" : inLine(guess)}, ${percent(confidence)}`;
    const picture = drawing
      ? groupsDrawing(drawing.ink, drawing.groups, text)
      : `<img src="${bitmapUrl(image, size)}" width="${size}" height="${size}" alt="${escapeXml(text)}">`;
    return `<figure${drawing ? ' class="wide"' : ""}>${picture}<figcaption>${escapeXml(text)}<br>${escapeXml(place)}</figcaption></figure>`;
  });
  const rest = samples.length - shown.length;
  const note = rest > 0 ? `<p class="note">The surest ${mostShown}; ${rest} more are not shown.</p>` : "";
  return section(`${title}: ${samples.length}`, `${note}<div class="gallery">${shown.join("")}</div>`);
}

/** Numbers of several lines, on one. */
function inLine(text: string): string {
  return text.replaceAll("\n", " / ");
}

function byConfidence(samples: readonly EvaluatedImage[]): EvaluatedImage[] {
  return samples.toSorted((a, b) => b.confidence - a.confidence);
}
