/**
 * An image as a data URL of a BMP file, ink black on white: no compression, and every browser shows it.
 *
 * @param image `[size, size]`, 0 (paper) … 255 (ink).
 */
export function bitmapUrl(image: Uint8Array, size: number): string {
  const stride = Math.ceil(size / 4) * 4;
  const start = 14 + 40 + 256 * 4;
  const bytes = new Uint8Array(start + stride * size);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]); // BM
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, start, true);
  view.setUint32(14, 40, true); // BITMAPINFOHEADER
  view.setInt32(18, size, true);
  view.setInt32(22, -size, true); // from the top
  view.setUint16(26, 1, true);
  view.setUint16(28, 8, true); // bits a pixel
  for (let ink = 0; ink < 256; ink++) bytes.fill(255 - ink, 54 + 4 * ink, 54 + 4 * ink + 3);
  for (let row = 0; row < size; row++) bytes.set(image.subarray(row * size, (row + 1) * size), start + row * stride);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/bmp;base64,${btoa(binary)}`;
}
