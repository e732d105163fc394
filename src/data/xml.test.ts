import fc from "fast-check";
import { expect, it } from "vitest";
import { brokenRule } from "../../test/support/broken-rule.ts";
import { parseXml } from "./xml.ts";

it("reads elements, attributes and text", () => {
  const text = `\uFEFF<?xml version="1.0"?>\n<!-- <b> -->\n<a:b xml:id = "1" c='"&lt;'>x &amp; <c/>\n<d>&#65;&#x42;</d><![CDATA[<&]]></a:b>\n`;
  const b = parseXml(text, "f");
  expect(b).toMatchObject({ name: "b", line: 3, text: "x & \nAB<&" });
  expect([...b.attributes]).toEqual([
    ["xml:id", "1"],
    ["c", '"<'],
  ]);
  expect(b.children).toMatchObject([
    { name: "c", text: "", line: 3 },
    { name: "d", text: "AB", line: 4 },
  ]);
});

it.each([
  ["", 'f: line 1: must have an element, got ""'],
  ["x", 'f: line 1: text must be in an element, got "x"'],
  ["<a>", 'f: line 1: a must come to an end, got ""'],
  ["<a>\n</b>", 'f: line 2: must be the end of a, got "</b>"'],
  ["</a>", 'f: line 1: must be the end of nothing, got "</a>"'],
  ["<a/>\n<b/>", 'f: line 2: must be one element, got "<b/>"'],
  ["<a b=1/>", 'f: line 1: must be an element, without declarations, got "<a b=1/>"'],
  ["<a\n", 'f: line 1: must be an element, without declarations, got "<a"'],
  ["<!-- x", 'f: line 1: must come to an end, got "<!-- x"'],
  ["<a><![CDATA[", 'f: line 1: must be in an element, and come to an end, got "<![CDATA["'],
  ["<a>&nbsp;</a>", 'f: line 1: an entity must be one of XML\'s five, or a number, got "&nbsp;</a>"'],
  ["<a>&lt</a>", 'f: line 1: an entity must be one of XML\'s five, or a number, got "&lt</a>"'],
  ["<a>&#1114112;</a>", 'f: line 1: an entity must be one of XML\'s five, or a number, got "&#1114112;</a>"'],
  [
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    'f: line 1: must be an element, without declarations, got "<!DOCTYPE a [<!ENTITY b …"',
  ],
  ["<a>".repeat(1e5), 'f: line 1: elements must be at most 100 deep, got "<a><a><a><a><a><a><a><a>…"'],
])("refuses %.40s", (text, message) => {
  expect(() => parseXml(text, "f")).toThrow(brokenRule("data", message));
});

it("whatever the text is, it is an element or an error of ours", () => {
  const part = fc.oneof(
    fc.constantFrom("<a>", "</a>", "<a b='c'", "/>", "<!--", "-->", "&lt;", "<![CDATA[", "]]>", "<?x?>"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      try {
        expect(parseXml(`<a>${parts.join("")}</a>`, "f").name).toBe("a");
      } catch (error) {
        expect(error).toEqual(brokenRule("data"));
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});
