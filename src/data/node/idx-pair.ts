import { basename, dirname, join } from "node:path";
import { fault } from "../../errors.ts";
import type { Dataset } from "../dataset.ts";
import { checkIdxHeader, type IdxArray, idxDataset, longestHeader, parseIdx } from "../idx.ts";
import { readBytes, readHead } from "./read-file.ts";

/** EMNIST's largest part has a third of it. */
const most = 2 ** 31 - 1;

/**
 * The images of a file and the labels that stand beside it under the usual name: `train-images-idx3-ubyte` and
 * `train-labels-idx1-ubyte`, or the like.
 *
 * @throws TenpenError when there are no labels, when a file is no IDX, when the counts differ, or a label is no digit.
 */
export async function readIdxPair(imagesPath: string): Promise<Dataset> {
  const name = basename(imagesPath);
  const labelsName = name.replace("images", "labels").replace("idx3", "idx1");
  if (labelsName === name) {
    throw fault("data", imagesPath, 'name must hold "images" or "idx3", so that its labels can be found', name);
  }
  const labelsPath = join(dirname(imagesPath), labelsName);
  return idxDataset(await readIdx(imagesPath), await readIdx(labelsPath), imagesPath, labelsPath);
}

/** What the header says is looked at before all of a file is read. */
async function readIdx(path: string): Promise<IdxArray> {
  const { head, size } = await readHead(path, longestHeader);
  checkIdxHeader(head, size ?? head.length, path);
  return parseIdx(await readBytes(path, most), path);
}
