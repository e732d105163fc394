/** Files of pictures, in Node: `tenpen/picture`. A page has `createImageBitmap`. */
export type { Picture } from "../../../picture/picture.ts";
export { readPicture } from "./read-picture.ts";
export { readPictureFile } from "./read-picture-file.ts";
