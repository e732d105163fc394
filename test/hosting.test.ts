import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { headers } from "../app/headers.ts";
import { root } from "./support/call.ts";

/** How each writes a header. */
const lines: Readonly<Record<string, RegExp>> = {
  _headers: /^ {2}([\w-]+): (.+)$/gm,
  "nginx.conf": /^ {2}add_header ([\w-]+) "(.+)" always;$/gm,
  Caddyfile: /^\t\t([\w-]+) "(.+)"$/gm,
};

it.each(Object.entries(lines))("the sample %s sends the headers that npm start sends", (name, line) => {
  const text = readFileSync(join(root, "docs/hosting", name), "utf8");
  const sent = Array.from(text.matchAll(line), ([, header, value]) => [header, value] as const);
  expect(Object.fromEntries(sent.filter(([header]) => header !== "Cache-Control"))).toEqual(headers);
  expect(text).toContain("public, max-age=31536000, immutable");
  expect(text).toContain("no-cache");
});
