import { stat } from "node:fs/promises";
import { join } from "node:path";
import { TenpenError } from "../../errors.ts";
import type { LabelledInk } from "../../ink/jsonl.ts";
import { readInkSet } from "../ink-set.ts";
import { isLeftOut } from "../left-out.ts";
import { type OriginalSetName, originalSets } from "../public-sets.ts";
import { dataFolder } from "./data-folder.ts";
import { readOmniglot } from "./omniglot.ts";
import { readChunks } from "./read-file.ts";
import { readUnipenFolder } from "./unipen.ts";

/**
 * The drawings of a public set as it is published, from the data folder; of UNIPEN without those whose labels are known to be wrong.
 *
 * @param name which of `originalSets`.
 * @param part a folder of UNIPEN, `data/1a`, or an alphabet of Omniglot; all when missing.
 * @throws TenpenError which says how to get the set when it is not there, and as the reader of its format does.
 */
export async function* readOriginalSet(
  name: OriginalSetName,
  part?: string,
  folder: string = dataFolder(),
): AsyncGenerator<LabelledInk> {
  const { path, url, obtain } = originalSets[name];
  const place = join(folder, path);
  if ((await stat(place).catch(() => null)) === null) {
    throw new TenpenError(
      "data",
      place,
      `must be there, from ${url}: ${obtain}`,
      "nothing; TENPEN_DATA says where else to look",
    );
  }
  if (name === "omniglot") yield* readOmniglot(place, part === undefined ? undefined : [part]);
  else if (name === "uji") yield* readInkSet(place, readChunks(place));
  else {
    const chosen = join(place, part ?? "data");
    for await (const drawing of readUnipenFolder(chosen)) {
      if (!isLeftOut(join(chosen, drawing.file), drawing.line, drawing.label)) yield drawing;
    }
  }
}
