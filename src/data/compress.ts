import { TenpenError } from "../errors.ts";

/**
 * Unpacks what `compress` of Unix packed, a `.Z`: LZW (Welch 1984, https://doi.org/10.1109/MC.1984.1659158) with codes of 9 to
 * 16 bits, in groups of eight.
 *
 * @param what the name of the file, for messages.
 * @param most how many bytes may come out.
 * @throws TenpenError for bytes that are no such file, or more than `most`.
 */
export function uncompress(bytes: Uint8Array, what: string, most: number): Uint8Array {
  const broken = (rule: string, got: unknown) => new TenpenError("data", what, rule, String(got));
  if (bytes[0] !== 0x1f || bytes[1] !== 0x9d) throw broken("must begin with 1F 9D, as .Z does", "other bytes");
  const flags = bytes[2] ?? 0;
  const mostBits = flags & 0x1f;
  const clears = (flags & 0x80) !== 0;
  if (mostBits < 9 || mostBits > 16) throw broken("must have codes of 9 to 16 bits", mostBits);

  // Each code is the string of `prefix` and one byte more.
  const prefix = new Uint16Array(2 ** mostBits);
  const suffix = new Uint8Array(2 ** mostBits);
  for (let code = 0; code < 256; code++) suffix[code] = code;
  const firstFree = clears ? 257 : 256;
  let free = firstFree;
  let bits = 9;
  let previous = -1;
  let first = 0;
  let output = new Uint8Array(Math.min(most, bytes.length * 4 + 1024));
  let length = 0;
  const string = new Uint8Array(2 ** mostBits);
  let position = 3 * 8;
  // Codes come in groups of eight, and a group is left unfinished when their width changes.
  let group = position;
  const nextGroup = () => {
    position = group + Math.ceil((position - group) / (bits * 8)) * bits * 8;
    group = position;
  };
  while (position + bits <= bytes.length * 8) {
    if (free > 2 ** bits - 1 && bits < mostBits) {
      nextGroup();
      bits++;
      continue;
    }
    const at = position >> 3;
    const word = bytes[at]! | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    const code = (word >> (position & 7)) & (2 ** bits - 1);
    position += bits;
    if (code === 256 && clears) {
      nextGroup();
      bits = 9;
      free = firstFree;
      previous = -1;
      continue;
    }
    if (previous === -1 ? code > 255 : code > free || (code === free && free >= 2 ** mostBits)) {
      throw broken("must have codes that were defined before", code);
    }
    // A code that is only being defined is the string before it and that string's first byte.
    let end = string.length;
    let rest = code;
    if (code === free && previous !== -1) {
      string[--end] = first;
      rest = previous;
    }
    for (; rest > 255; rest = prefix[rest]!) string[--end] = suffix[rest]!;
    string[--end] = rest;
    first = rest;
    const count = string.length - end;
    if (length + count > most) throw broken(`must unpack to at most ${most} bytes`, "more");
    if (length + count > output.length) {
      const larger = new Uint8Array(Math.min(most, 2 * output.length + count));
      larger.set(output.subarray(0, length));
      output = larger;
    }
    output.set(string.subarray(end), length);
    length += count;
    if (previous !== -1 && free < 2 ** mostBits) {
      prefix[free] = previous;
      suffix[free] = first;
      free++;
    }
    previous = code;
  }
  return output.subarray(0, length);
}
