import type { Dataset } from "../data/dataset.ts";
import { readIdxPair } from "../data/idx.ts";
import { readBytes } from "../data/read-file.ts";

/**
 * The images of a file and the labels of the one beside it, or null when the file is no IDX at all. The content decides:
 * every IDX file begins with two zero bytes, and no text does.
 *
 * @throws DataError when a file cannot be read or breaks a rule of the format.
 */
export async function readImages(path: string): Promise<Dataset | null> {
  const bytes = await readBytes(path);
  return bytes[0] === 0 && bytes[1] === 0 ? readIdxPair(path) : null;
}
