import { fault, type TenpenError } from "../errors.ts";
import { maxCoordinate, type Point } from "../ink/stroke.ts";
import type { InkOnLine } from "./ink-on-line.ts";
import { labelOfText } from "./label-of-text.ts";
import { parseXml, type XmlElement } from "./xml.ts";

export interface Inkml {
  /** What is labelled and in nothing else that is: the whole ink, or its groups. The whole ink without a label where nothing is. */
  readonly drawings: InkOnLine[];
  /** The labelled groups that have no others in them, as CROHME labels each symbol of a formula. */
  readonly symbols: InkOnLine[];
}

/**
 * Reads InkML, https://www.w3.org/TR/InkML/: `trace`s, in `traceGroup`s or named by `traceView`s, by the channels of the first
 * `traceFormat` (X and Y without one). A label is an `annotation` of the type `truth`, from which the `$` of LaTeX are taken, and
 * the writer is one of the type `writer`, as the sets of CROHME have them. Values may be differences (`'`, `"`); y grows downward.
 *
 * @param what names the text in messages.
 * @throws TenpenError naming the line, counted from 1.
 */
export function parseInkml(text: string, what: string): Inkml {
  const root = parseXml(text, what);
  if (root.name !== "ink") throw fault("data", what, "must be InkML, which begins with ink", root.name);
  const traces = new Map<XmlElement, Point[]>();
  const named = new Map<string, XmlElement>();
  const all = descendants(root);
  const channels = channelsOf(what, all);
  for (const element of all) {
    const id = element.attributes.get("xml:id") ?? element.attributes.get("id");
    // A group of CROHME may have the number of a trace, and views mean the trace.
    if (id !== undefined && (element.name === "trace" || !named.has(id))) named.set(id, element);
    if (element.name !== "trace") continue;
    const points = readTrace(what, element, channels);
    if (points.length > 0 && element.attributes.get("type") !== "penUp") traces.set(element, points);
  }
  const steps = { done: 0 };
  const writer = annotation(root, "writer");
  const toDrawing = (element: XmlElement): InkOnLine => ({
    ink: { strokes: element === root ? [...traces.values()] : strokesOf(what, element, { named, traces, steps }) },
    ...labelOfText(labelOf(element)),
    line: element.line,
    ...(writer === undefined ? {} : { writer }),
  });
  const groups = labelOf(root) === undefined ? outermost(root) : [];
  return { drawings: (groups.length === 0 ? [root] : groups).map(toDrawing), symbols: innermost(root).map(toDrawing) };
}

function descendants(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(descendants)];
}

/** What an element's own annotation of a type says. */
function annotation({ children }: XmlElement, type: string): string | undefined {
  const found = children.find(({ name, attributes }) => name === "annotation" && attributes.get("type") === type);
  return found?.text.trim() || undefined;
}

function labelOf(element: XmlElement): string | undefined {
  return annotation(element, "truth")
    ?.replace(/^\$+|\$+$/g, "")
    .trim();
}

function isLabelledGroup(element: XmlElement): boolean {
  return element.name === "traceGroup" && labelOf(element) !== undefined;
}

function outermost({ children }: XmlElement): XmlElement[] {
  return children.flatMap((child) => (isLabelledGroup(child) ? [child] : outermost(child)));
}

function innermost(element: XmlElement): XmlElement[] {
  const inside = element.children.flatMap(innermost);
  return inside.length === 0 && isLabelledGroup(element) ? [element] : inside;
}

interface Traces {
  readonly named: ReadonlyMap<string, XmlElement>;
  readonly traces: ReadonlyMap<XmlElement, Point[]>;
  /** How many elements were looked at, for all groups. */
  readonly steps: { done: number };
}

/** A file may say that many groups have the same traces, but not without end. */
const mostSteps = 1e7;

/** The strokes of a group: its traces, and those that its views name, each once, in their order. */
function strokesOf(what: string, group: XmlElement, { named, traces, steps }: Traces): Point[][] {
  const strokes = new Set<Point[]>();
  const seen = new Set<XmlElement>();
  const add = (element: XmlElement) => {
    // Views may name what names them.
    if (seen.has(element)) return;
    if (++steps.done > mostSteps) throw fault("limit", what, `groups must have at most ${mostSteps} parts`, "more");
    seen.add(element);
    const stroke = traces.get(element);
    if (stroke) strokes.add(stroke);
    const reference = element.name === "traceView" ? element.attributes.get("traceDataRef") : undefined;
    if (reference !== undefined) {
      const meant = named.get(reference.replace(/^#/, ""));
      if (meant === undefined)
        throw fault("data", what, `line ${element.line}: must name a trace or a group`, reference);
      add(meant);
    }
    element.children.forEach(add);
  };
  add(group);
  return [...strokes];
}

interface Channels {
  readonly x: number;
  readonly y: number;
  /** −1 where the time is not told; its unit in milliseconds. */
  readonly t: number;
  readonly unit: number;
}

function channelsOf(what: string, elements: readonly XmlElement[]): Channels {
  const format = elements.find(({ name }) => name === "traceFormat");
  const channels = format?.children.filter(({ name }) => name === "channel") ?? [];
  if (channels.length === 0) return { x: 0, y: 1, t: -1, unit: 1 };
  const names = channels.map(({ attributes }) => attributes.get("name"));
  const [x, y, t] = [names.indexOf("X"), names.indexOf("Y"), names.indexOf("T")];
  if (x < 0 || y < 0) throw fault("data", what, `line ${format!.line}: channels must have X and Y`, names.join(" "));
  return { x, y, t, unit: channels[t]?.attributes.get("units") === "s" ? 1000 : 1 };
}

/** A value with what is in front of it, which holds for the next ones as well: absolute `!`, difference `'`, difference of those `"`. */
const valuePattern = /\s*(?:([!'"])\s*)?([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|#[\da-fA-F]+|[*?TF])/y;

interface ChannelState {
  mode: string;
  value: number;
  difference: number;
}

function readTrace(what: string, { text, line }: XmlElement, { x, y, t, unit }: Channels): Point[] {
  if (text.trim() === "") return [];
  const states: ChannelState[] = [];
  return text
    .trim()
    .replace(/,$/, "")
    .split(",")
    .map((part) => {
      const broken = (rule: string) => fault("data", what, `line ${line}: ${rule}`, part.trim());
      const values = readValues(part, states, broken);
      const point = { x: values[x] ?? Number.NaN, y: values[y] ?? Number.NaN };
      if (!(Math.abs(point.x) <= maxCoordinate && Math.abs(point.y) <= maxCoordinate)) {
        throw broken("a point must have x and y within ±1e9");
      }
      const time = (values[t] ?? Number.NaN) * unit;
      return Number.isFinite(time) ? { ...point, t: time } : point;
    });
}

function readValues(part: string, states: ChannelState[], broken: (rule: string) => TenpenError): number[] {
  const values: number[] = [];
  valuePattern.lastIndex = 0;
  const length = part.trimEnd().length;
  for (let i = 0, at = 0; at < length; i++, at = valuePattern.lastIndex) {
    valuePattern.lastIndex = at;
    const [match, mode, text] = valuePattern.exec(part) ?? [];
    if (match === undefined) throw broken("a point must be numbers");
    states[i] ??= { mode: "!", value: 0, difference: 0 };
    values.push(nextValue(states[i]!, mode, text!));
  }
  return values;
}

function nextValue(state: ChannelState, mode: string | undefined, text: string): number {
  if (text === "T" || text === "F") return Number(text === "T");
  if (text === "?") return Number.NaN;
  if (mode !== undefined) state.mode = mode;
  const number = text === "*" ? undefined : text.startsWith("#") ? Number.parseInt(text.slice(1), 16) : Number(text);
  if (state.mode === "!") {
    const value = number ?? state.value;
    state.difference = value - state.value;
    state.value = value;
  } else {
    if (state.mode === "'") state.difference = number ?? state.difference;
    else state.difference += number ?? 0;
    state.value += state.difference;
  }
  return state.value;
}
