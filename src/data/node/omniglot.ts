import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fault } from "../../errors.ts";
import type { LabelledInk } from "../../ink/jsonl.ts";
import { parseOmniglot } from "../omniglot.ts";
import { readBytes } from "./read-file.ts";

/** No drawing has as much. */
const mostBytes = 2 ** 22;

/**
 * The drawings of a folder of Omniglot as it is published, `Alphabet/character01/0001_07.txt`, in the order of their names: no digits,
 * each with its `char`, `Alphabet/character01`, and its writer, the seventh of those who drew the alphabet.
 *
 * @param alphabets those that are read; all where none are named.
 * @throws TenpenError for an alphabet that is not there, and as `parseOmniglot` does.
 */
export async function* readOmniglot(folder: string, alphabets?: readonly string[]): AsyncGenerator<LabelledInk> {
  const there = await folders(folder);
  const missing = alphabets?.find((alphabet) => !there.includes(alphabet));
  if (missing !== undefined) throw fault("data", folder, "must have the folder of an alphabet", missing);
  for (const alphabet of alphabets ?? there) {
    for (const character of await folders(join(folder, alphabet))) {
      const path = join(folder, alphabet, character);
      for (const file of (await readdir(path)).sort()) {
        const drawer = /^\d+_(\d+)\.txt$/.exec(file)?.[1];
        if (drawer === undefined) continue;
        const bytes = await readBytes(join(path, file), mostBytes);
        const ink = parseOmniglot(new TextDecoder().decode(bytes), join(path, file));
        yield { ink, label: null, char: `${alphabet}/${character}`, writer: `${alphabet}/${drawer}` };
      }
    }
  }
}

async function folders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
