import { TenpenError } from "../../src/errors.ts";
import { type PictureKind, pictureKind } from "../../src/picture/file/picture-kind.ts";
import { pictureSize, sizeHeadLength } from "../../src/picture/file/picture-size.ts";
import { checkPictureSize } from "../../src/picture/picture.ts";

/** What is larger than this was made by no camera, in bytes. */
const mostBytes = 200 * 2 ** 20;

/**
 * Looks at the beginning of a file, before any of it is decoded.
 * @throws TenpenError of code `limit` for one that is too large, or will be, `unsupported` for a PDF, and `data` for what is no picture, or
 * cannot be read.
 */
export async function checkHead(file: Blob): Promise<PictureKind> {
  if (file.size > mostBytes)
    throw new TenpenError("limit", "file", `must have at most ${mostBytes} bytes`, `${file.size}`);
  const head = await file
    .slice(0, sizeHeadLength)
    .arrayBuffer()
    .catch((error) => {
      throw new TenpenError("data", "file", "must be a file that can be read", String(error));
    });
  const bytes = new Uint8Array(head);
  const kind = pictureKind(bytes);
  if (!kind) throw new TenpenError("data", "file", "must be a picture", "another kind of file");
  if (kind === "pdf") throw new TenpenError("unsupported", kind, "must be a picture", "pages");
  const size = pictureSize(bytes);
  if (size) checkPictureSize("data", "picture", size.width, size.height);
  return kind;
}
