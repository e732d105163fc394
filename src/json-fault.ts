// Where a text stops being JSON, which each engine says in its own way, and not always.
import { shown } from "./errors.ts";

/** What stands in a text where it stops being JSON, and where that is, counted from 1: `"NaN,3]" at column 25`, `its end at line 3, column 1`. */
export function jsonFault(text: string): string {
  const before = text.length - text.trimStart().length;
  const at = before + (jsonFaultAt(text.trim()) ?? 0);
  const lines = text.slice(0, at).split("\n");
  const place = `column ${lines.at(-1)!.length + 1}`;
  const rest = text.slice(at).trim();
  return `${rest === "" ? "its end" : shown(rest)} at ${text.trim().includes("\n") ? `line ${lines.length}, ` : ""}${place}`;
}

const space = /[\t\n\r ]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.eE])|true|false|null/y;
const escaped = /["\\/bfnrt]|u[\da-fA-F]{4}/y;

/** The index of the first sign that JSON cannot have there, the text's length where it ends too early; undefined for JSON. */
export function jsonFaultAt(text: string): number | undefined {
  const ends: string[] = [];
  // What comes next, and whether a list or an object that has just begun may end instead.
  let next: "value" | "key" | "colon" | "behind" = "value";
  let isEmpty = false;
  for (let at = endOf(space, text, 0)!; at < text.length; ) {
    const sign = text[at]!;
    let end: number | undefined = at + 1;
    if ((isEmpty || next === "behind") && ends.at(-1) === sign) {
      ends.pop();
      [next, isEmpty] = ["behind", false];
    } else if (next === "behind") {
      if (sign !== "," || ends.length === 0) return at;
      next = ends.at(-1) === "}" ? "key" : "value";
    } else if (next === "colon") {
      if (sign !== ":") return at;
      next = "value";
    } else if (next === "value" && (sign === "[" || sign === "{")) {
      ends.push(sign === "[" ? "]" : "}");
      [next, isEmpty] = [sign === "[" ? "value" : "key", true];
    } else {
      end = sign === '"' ? endOfString(text, at) : next === "value" ? endOf(scalar, text, at) : undefined;
      if (end === undefined) return at;
      [next, isEmpty] = [next === "key" ? "colon" : "behind", false];
    }
    at = endOf(space, text, end)!;
  }
  return next === "behind" && ends.length === 0 ? undefined : text.length;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** By hand: strings can be longer than a regular expression can go back. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"') return at + 1;
    if (sign < " ") return undefined;
    if (sign !== "\\") continue;
    const end = endOf(escaped, text, at + 1);
    if (end === undefined) return undefined;
    at = end - 1;
  }
  return undefined;
}
