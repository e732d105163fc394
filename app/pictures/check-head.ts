import { TenpenError } from "../../src/errors.ts";
import { type PictureKind, pictureKind } from "../../src/picture/file/picture-kind.ts";
import { pictureSize, sizeHeadLength } from "../../src/picture/file/picture-size.ts";
import { checkPictureSize } from "../../src/picture/picture.ts";

/** What is larger than this was made by no camera, in bytes. */
const mostBytes = 200 * 2 ** 20;
/** What stands before the size is longer in no picture of a camera, in bytes. */
const longestHead = 32 * sizeHeadLength;

/**
 * Looks at the beginning of a file, before any of it is decoded.
 * @throws TenpenError of code `limit` for one that is too large, or will be, `unsupported` for a PDF, and `data` for what is no picture, or
 * cannot be read.
 */
export async function checkHead(file: Blob): Promise<PictureKind> {
  if (file.size > mostBytes)
    throw new TenpenError("limit", "file", `must have at most ${mostBytes} bytes`, `${file.size}`);
  const bytes = await headOf(file, sizeHeadLength);
  const kind = pictureKind(bytes);
  if (!kind) throw new TenpenError("data", "file", "must be a picture", "another kind of file");
  if (kind === "pdf") throw new TenpenError("unsupported", kind, "must be a picture", "pages");
  const size = pictureSize(bytes) ?? pictureSize(await headOf(file, longestHead));
  if (size) checkPictureSize("data", "picture", size.width, size.height);
  // Where those two say it is not known.
  else if (file.size > longestHead && kind !== "tiff" && kind !== "jxl")
    throw new TenpenError("limit", kind, `must say its size in the first ${longestHead} bytes`, "nothing");
  return kind;
}

async function headOf(file: Blob, length: number): Promise<Uint8Array> {
  const head = await file
    .slice(0, length)
    .arrayBuffer()
    .catch((error) => {
      throw new TenpenError("data", "file", "must be a file that can be read", String(error));
    });
  return new Uint8Array(head);
}
