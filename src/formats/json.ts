import { fault, isRecord, TenpenError } from "../errors.ts";
import { jsonFault } from "../json-fault.ts";

// Ours needs four levels. What reads JSON after us is recursive and must not be led down a mile.
const deepest = 32;

/**
 * `JSON.parse` for text from outside: refuses what is nested deeper than 32 levels, which would exhaust the stack of
 * whatever walks over it, and an object with the same key twice, of which `JSON.parse` silently takes the last.
 *
 * @throws TenpenError
 */
export function parseJson(text: string, what: string): unknown {
  checkDepth(text, what);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TenpenError("model", what, "must be JSON", jsonFault(text));
  }
  checkKeys(text, what);
  return value;
}

function checkDepth(text: string, what: string): void {
  let depth = 0;
  for (const { first } of tokens(text)) {
    if (first === "{" || first === "[") depth++;
    else if (first === "}" || first === "]") depth--;
    if (depth > deepest) throw fault("model", what, `must be nested at most ${deepest} deep`, depth);
  }
}

/** The text is known to be JSON: a string before a colon is a key. */
function checkKeys(text: string, what: string): void {
  const open: Set<string>[] = [];
  let string = "";
  for (const { first, start, end } of tokens(text)) {
    if (first === "{" || first === "[") open.push(new Set());
    else if (first === "}" || first === "]") open.pop();
    else if (first === '"') string = text.slice(start, end);
    else {
      const key = JSON.parse(string) as string;
      const keys = open.at(-1)!;
      if (keys.has(key)) throw fault("model", what, "must not have the same key twice", key);
      keys.add(key);
    }
  }
}

interface Token {
  readonly first: string;
  readonly start: number;
  readonly end: number;
}

/** Strings, and the brackets and colons outside of them. By hand: a regular expression can be made to take for ever. */
function* tokens(text: string): Generator<Token> {
  for (let start = 0; start < text.length; start++) {
    const first = text[start]!;
    if (!'"[]{}:'.includes(first)) continue;
    let end = start + 1;
    if (first === '"') {
      while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
      end++;
    }
    yield { first, start, end };
    start = end - 1;
  }
}

/** JSON with the keys of every object in order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
