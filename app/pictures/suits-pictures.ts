import { pictureKind } from "../../src/picture/file/picture-kind.ts";
import type { Sureness } from "../file-takers.ts";

/** Whether a file may be a picture, by its first bytes. */
export function suitsPictures(head: Uint8Array): Sureness {
  return pictureKind(head) ? 2 : 0;
}
