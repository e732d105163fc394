import type { Sureness } from "../file-takers.ts";

/** Whether a file may be one of ink or a backup, by its first bytes. */
export function suitsInk(head: Uint8Array): Sureness {
  const text = new TextDecoder("latin1").decode(head);
  if (text.slice(1, 4) === "PNG") return text.includes("iTXttenpen.ink\0") ? 4 : 0;
  return /^(\xef\xbb\xbf)?\s*(\{|<(\?xml|!doctype svg|svg|\w+:svg))/i.test(text) ? 3 : 0;
}
