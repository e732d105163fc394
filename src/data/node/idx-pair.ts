import { basename, dirname, join } from "node:path";
import { fault } from "../../errors.ts";
import type { Dataset } from "../dataset.ts";
import { idxDataset, parseIdx } from "../idx.ts";
import { readBytes } from "./read-file.ts";

/**
 * The images of a file and the labels that stand beside it under the usual name: `train-images-idx3-ubyte` and
 * `train-labels-idx1-ubyte`, or the like.
 *
 * @param imagesFile the bytes of the file at `imagesPath`.
 * @throws TenpenError when there are no labels, when a file is no IDX, when the counts differ, or a label is no digit.
 */
export async function readIdxPair(imagesPath: string, imagesFile: Uint8Array): Promise<Dataset> {
  const name = basename(imagesPath);
  const labelsName = name.replace("images", "labels").replace("idx3", "idx1");
  if (labelsName === name) {
    throw fault("data", imagesPath, 'name must hold "images" or "idx3", so that its labels can be found', name);
  }
  const labelsPath = join(dirname(imagesPath), labelsName);
  const images = parseIdx(imagesFile, imagesPath);
  const labels = parseIdx(await readBytes(labelsPath), labelsPath);
  return idxDataset(images, labels, imagesPath, labelsPath);
}
