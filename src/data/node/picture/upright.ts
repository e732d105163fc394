import type { Picture } from "../../../picture/picture.ts";

/** A picture as it is to be seen. @param orientation as Exif numbers it, 1…8. */
export function upright(picture: Picture, orientation: number): Picture {
  if (orientation === 1) return picture;
  const { width, height, data } = picture;
  const isTurned = orientation >= 5;
  const [newWidth, newHeight] = isTurned ? [height, width] : [width, height];
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  // Which way rows and columns of the stored picture run in what is seen.
  const flipsX = [2, 3, 6, 7].includes(orientation);
  const flipsY = [3, 4, 7, 8].includes(orientation);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const [column, row] = isTurned ? [y, x] : [x, y];
      const [across, down] = [flipsX ? newWidth - 1 - column : column, flipsY ? newHeight - 1 - row : row];
      to[down * newWidth + across] = from[pixel]!;
    }
  }
  return { width: newWidth, height: newHeight, data: new Uint8Array(to.buffer) };
}
