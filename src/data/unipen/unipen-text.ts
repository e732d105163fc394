import { fault, TenpenError } from "../../errors.ts";
import { maxCoordinate, type Point } from "../../ink/stroke.ts";
import { type Component, parseDelineation, type Span } from "./delineation.ts";

/** Gives the text of an included file, null where there is none. */
export type Include = (name: string) => string | null;

/** Who wrote a component, and in which included file it stands. */
export interface WrittenComponent extends Component {
  readonly writer?: string;
  readonly include?: string;
}

export interface Segment {
  /** `CHARACTER`, `WORD`, `DIGIT`: how much of the ink it is. */
  readonly level: string;
  readonly spans: readonly Span[];
  readonly label?: string;
  /** In the text that includes the others, counted from 1. */
  readonly line: number;
  /** A digit's writer, where a comment tells it. */
  writer?: string;
}

export interface UnipenText {
  readonly segments: Segment[];
  /** Those that have points. */
  readonly components: WrittenComponent[];
  readonly missing: string[];
  /** Of the surface. */
  readonly width: number;
  readonly height: number;
}

/** The box of the set Pen-Based Recognition of Handwritten Digits, the one whose segments are DIGITs, which does not declare it. */
const digitBox = 500;

/** Files include documentation, which includes lexica; none goes deeper. */
const deepest = 8;

/** All included text together may have so many characters. */
const longest = 2 ** 28;

interface State extends Omit<UnipenText, "width" | "height"> {
  width: number | undefined;
  height: number | undefined;
  writer: string | undefined;
  columns: { x: number; y: number; t: number };
  /** Of all text that was read, in characters. */
  length: number;
}

/** Reads components and segments, without putting them together. @throws TenpenError naming file and line. */
export function readUnipenText(text: string, what: string, include: Include): UnipenText {
  const state: State = {
    segments: [],
    components: [],
    missing: [],
    width: undefined,
    height: undefined,
    writer: undefined,
    columns: { x: 0, y: 1, t: -1 },
    length: 0,
  };
  readText(state, text, what, include, []);
  const { segments, components, missing, width, height } = state;
  return {
    segments,
    components: components.filter(({ points }) => points.length > 0),
    missing,
    width: width ?? digitBox,
    height: height ?? digitBox,
  };
}

function readText(state: State, text: string, what: string, include: Include, path: readonly string[]): void {
  state.length += text.length;
  if (state.length > longest) throw new TenpenError("limit", what, `must be at most ${longest} characters`, "more");
  let points: Point[] | null = null;
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.trim();
    if (line === "") continue;
    const broken = (rule: string) => fault("data", what, `line ${i + 1}: ${rule}`, line);
    // Keywords begin a line; documentation has indented ones in its sentences.
    if (lines[i]![0] !== ".") {
      if (points !== null) points.push(readPoint(state, line, broken)); // or else text that belongs to a keyword
      continue;
    }
    points = null;
    const [keyword, ...values] = line.split(/\s+/);
    switch (keyword) {
      case ".PEN_DOWN":
      case ".PEN_UP":
        points = [];
        state.components.push({
          isDown: keyword === ".PEN_DOWN",
          points,
          ...(state.writer === undefined ? {} : { writer: state.writer }),
          ...(path.length === 0 ? {} : { include: path[0]! }),
        });
        break;
      case ".INCLUDE":
        readInclude(state, values[0] ?? "", include, path, broken);
        break;
      case ".SEGMENT":
        state.segments.push(readSegment(line, path.length === 0 ? i + 1 : 0, broken));
        break;
      case ".COMMENT":
        readSource(state.segments.at(-1), values);
        break;
      case ".WRITER_ID":
        state.writer = values.join(" ") || undefined;
        break;
      case ".COORD":
        state.columns = readColumns(values, broken);
        break;
      case ".X_DIM":
      case ".Y_DIM":
        readSize(state, keyword, values, broken);
    }
  }
}

type Broken = (rule: string) => TenpenError;

function readPoint({ segments, height, columns }: State, line: string, broken: Broken): Point {
  const values = line.split(/\s+/).map(Number);
  const x = values[columns.x] ?? Number.NaN;
  const upward = values[columns.y] ?? Number.NaN;
  const y = (height ?? (segments[0]?.level === "DIGIT" ? digitBox : 0)) - upward;
  if (!(Math.abs(x) <= maxCoordinate && Math.abs(y) <= maxCoordinate)) {
    throw broken("a point must be two numbers, x and .Y_DIM − y within ±1e9");
  }
  if (columns.t < 0) return { x, y };
  const t = values[columns.t] ?? Number.NaN;
  if (!Number.isFinite(t)) throw broken("the time of a point must be a number");
  return { x, y, t };
}

function readInclude(state: State, name: string, include: Include, path: readonly string[], broken: Broken): void {
  if (name === "") throw broken("must name a file");
  if (path.includes(name) || path.length >= deepest) throw broken(`includes must end within ${deepest}`);
  const text = include(name);
  if (text === null) state.missing.push(name);
  else readText(state, text, name, include, [...path, name]);
}

function readSegment(line: string, number: number, broken: Broken): Segment {
  // The quality, OK, BAD or ?, may be missing, and so may the label.
  const [match, level, delineation, label] =
    /^\.SEGMENT\s+(\S+)\s+([\d:,-]+)(?:\s+[^\s"]+)?(?:\s+"(.*)")?$/.exec(line) ?? [];
  const spans = match === undefined ? null : parseDelineation(delineation!);
  if (spans === null)
    throw broken('must be .SEGMENT with level, components, quality and label, as CHARACTER 0-2 ? "8"');
  if (level === "DIGIT" && !/^[0-9]+$/.test(label ?? "")) throw broken('must be .SEGMENT DIGIT with a label as "8"');
  return {
    level: level!,
    spans,
    line: number,
    ...(label === undefined ? {} : { label: label.replace(/\\(["\\])/g, "$1") }),
  };
}

/** A comment may be `label writer sample`, as the set of digits has it behind each segment. */
function readSource(segment: Segment | undefined, values: readonly string[]): void {
  if (segment?.level !== "DIGIT" || values.length !== 3 || values[0] !== segment.label) return;
  if (values.every((value) => /^[0-9]+$/.test(value))) segment.writer = values[1]!;
}

function readColumns(values: readonly string[], broken: Broken): State["columns"] {
  const columns = { x: values.indexOf("X"), y: values.indexOf("Y"), t: values.indexOf("T") };
  if (columns.x < 0 || columns.y < 0) throw broken("coordinates must have X and Y");
  return columns;
}

function readSize(state: State, keyword: ".X_DIM" | ".Y_DIM", values: readonly string[], broken: Broken): void {
  const size = values.length === 1 ? Number(values[0]) : Number.NaN;
  if (!(size >= 0 && size <= maxCoordinate)) throw broken(`${keyword} must be a number of at least 0`);
  // Some say 0 for what they do not know; behind the first component it is of another surface.
  if (size === 0 || state.segments.length > 0 || state.components.length > 0) return;
  if (keyword === ".X_DIM") state.width = size;
  else state.height = size;
}
