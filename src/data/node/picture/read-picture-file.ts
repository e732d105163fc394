import { within } from "../../../errors.ts";
import type { Picture } from "../../../picture/picture.ts";
import { readBytes } from "../read-file.ts";
import { readPicture } from "./read-picture.ts";

/** No picture of 100 megapixels takes more. */
export const longestPictureFile = 2 ** 28;

/** The picture in a file, as `readPicture` gives it. @throws TenpenError as that does, and as `readBytes` does. */
export async function readPictureFile(path: string): Promise<Picture> {
  const bytes = await readBytes(path, longestPictureFile);
  try {
    return await readPicture(bytes);
  } catch (error) {
    throw within(path, error);
  }
}
