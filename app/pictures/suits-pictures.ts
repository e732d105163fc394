import { fileKind } from "../../src/file-kind.ts";
import { pictureKind } from "../../src/picture/file/picture-kind.ts";
import type { Sureness } from "../file-takers.ts";

/** By what `fileKind` calls them. */
const models: readonly (string | undefined)[] = ["a zip archive", "HDF5", "safetensors", "what may be ONNX"];
const modelName = /\.(h5|hdf5|keras|onnx|safetensors)$/i;

/**
 * Whether a file is a picture, by its first bytes, or is called one. What nobody knows is told among pictures to be none, unless it may be
 * a model.
 *
 * @param isAmongPictures pictures came with it, or are what is seen.
 */
export function suitsPictures(head: Uint8Array, { name, type }: File, isAmongPictures: boolean): Sureness {
  if (pictureKind(head)) return 3;
  if (type.startsWith("image/")) return 2;
  return isAmongPictures && !modelName.test(name) && !models.includes(fileKind(head)) ? 2 : 0;
}
