import { fault } from "../errors.ts";

/** An element of XML, with the text that stands in it and in its children. */
export interface XmlElement {
  /** Without the prefix of its namespace. */
  readonly name: string;
  /** By their names as they are written, `xml:id`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
}

/** How deep elements may stand in each other. */
const deepest = 100;

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

// Each is tried where the last one ended. No two of their parts can match the same text, so that none takes longer than its length.
const name = "[A-Za-z_][\\w.:-]*";
const tag = new RegExp(`<(${name})((?:\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, "y");
const endTag = new RegExp(`</(${name})\\s*>`, "y");
const attribute = new RegExp(`(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "g");
/** What says nothing. */
const skipped: readonly (readonly [string, string])[] = [
  ["<!--", "-->"],
  ["<?", "?>"],
];

/**
 * Reads XML as data files have it: elements, attributes and text. Documents that declare types or entities are refused, and only
 * the five entities that need no declaration, and characters by their numbers, are known.
 *
 * @param what names the text in messages.
 * @throws TenpenError naming the line, counted from 1.
 */
export function parseXml(text: string, what: string): XmlElement {
  const root: XmlElement = { name: "", attributes: new Map(), children: [], text: "", line: 1 };
  const open = [root];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  const broken = (rule: string) => fault("data", what, `line ${line}: ${rule}`, text.slice(at, at + 40).split("\n")[0]);
  const goTo = (end: number) => {
    for (let i = text.indexOf("\n", at); i >= 0 && i < end; i = text.indexOf("\n", i + 1)) line++;
    at = end;
  };

  while (at < text.length) {
    const inside = open.at(-1)!;
    const end = endOfSkipped(text, at);
    if (end === null) throw broken("must come to an end");
    if (end !== undefined) goTo(end);
    else if (text[at] !== "<") {
      const next = text.indexOf("<", at);
      const content = text.slice(at, next < 0 ? text.length : next);
      if (inside === root && content.trim() !== "") throw broken("text must be in an element");
      inside.text += expandEntities(content, broken);
      goTo(at + content.length);
    } else if (text.startsWith("<![CDATA[", at)) {
      const close = text.indexOf("]]>", at);
      if (close < 0 || inside === root) throw broken("must be in an element, and come to an end");
      inside.text += text.slice(at + "<![CDATA[".length, close);
      goTo(close + "]]>".length);
    } else if (text[at + 1] === "/") {
      endTag.lastIndex = at;
      const match = endTag.exec(text);
      if (match === null || localName(match[1]!) !== inside.name)
        throw broken(`must be the end of ${inside.name || "nothing"}`);
      open.pop();
      open.at(-1)!.text += inside.text;
      goTo(endTag.lastIndex);
    } else {
      tag.lastIndex = at;
      const match = tag.exec(text);
      if (match === null) throw broken("must be an element, without declarations");
      if (inside === root && root.children.length > 0) throw broken("must be one element");
      if (open.length > deepest) throw broken(`elements must be at most ${deepest} deep`);
      const attributes = new Map<string, string>();
      for (const [, key, double, single] of match[2]!.matchAll(attribute)) {
        attributes.set(key!, expandEntities(double ?? single!, broken));
      }
      const element: XmlElement = { name: localName(match[1]!), attributes, children: [], text: "", line };
      inside.children.push(element);
      if (match[3] === "") open.push(element);
      goTo(tag.lastIndex);
    }
  }
  if (open.length > 1) throw broken(`${open.at(-1)!.name} must come to an end`);
  if (root.children.length === 0) throw broken("must have an element");
  return root.children[0]!;
}

/** Where what is skipped ends; undefined where nothing of the kind begins, null where it has no end. */
function endOfSkipped(text: string, at: number): number | null | undefined {
  for (const [begin, end] of skipped) {
    if (!text.startsWith(begin, at)) continue;
    const found = text.indexOf(end, at + begin.length);
    return found < 0 ? null : found + end.length;
  }
  return undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function expandEntities(text: string, broken: (rule: string) => Error): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w*));?/g, (match, decimal, hex, entity) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    const character = code === undefined ? entities[entity] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (character === undefined || !match.endsWith(";"))
      throw broken("an entity must be one of XML's five, or a number");
    return character;
  });
}
