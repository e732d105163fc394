import type { PictureSize } from "../../src/picture/file/picture-size.ts";

/** What part of a picture is seen. */
export interface Zoom {
  /** 1 where all of it is seen. */
  readonly scale: number;
  /** What stands in the middle of the frame, in shares of the picture. */
  readonly x: number;
  readonly y: number;
}

export const wholePicture: Zoom = { scale: 1, x: 0.5, y: 0.5 };

const mostScale = 16;

/** Where the picture lies in its frame, in pixels of the screen. */
export interface Placed extends PictureSize {
  readonly left: number;
  readonly top: number;
}

export function place({ scale, x, y }: Zoom, picture: PictureSize, frame: PictureSize): Placed {
  const fit = Math.min(frame.width / picture.width, frame.height / picture.height);
  const [width, height] = [picture.width * fit * scale, picture.height * fit * scale];
  return { width, height, left: frame.width / 2 - x * width, top: frame.height / 2 - y * height };
}

/**
 * Zooms by a factor, and moves.
 *
 * @param at what stays where it is while it is zoomed, in pixels from the middle of the frame.
 * @param by how far the picture goes, in pixels.
 */
export function moveZoom(
  zoom: Zoom,
  picture: PictureSize,
  frame: PictureSize,
  { factor = 1, at = { x: 0, y: 0 }, by = { x: 0, y: 0 } },
): Zoom {
  const scale = Math.min(mostScale, Math.max(1, zoom.scale * factor));
  const [before, after] = [place(zoom, picture, frame), place({ ...zoom, scale }, picture, frame)];
  return within(
    {
      scale,
      x: zoom.x + at.x / before.width - (at.x + by.x) / after.width,
      y: zoom.y + at.y / before.height - (at.y + by.y) / after.height,
    },
    after,
    frame,
  );
}

/** Brings a place of the picture into sight, given in shares of it; nothing moves where it is in sight. */
export function reveal(zoom: Zoom, picture: PictureSize, frame: PictureSize, at: { x: number; y: number }): Zoom {
  const placed = place(zoom, picture, frame);
  const [x, y] = [placed.left + at.x * placed.width, placed.top + at.y * placed.height];
  if (x > 0 && x < frame.width && y > 0 && y < frame.height) return zoom;
  return within({ scale: zoom.scale, ...at }, placed, frame);
}

/** No further than the picture's edge; in the middle where all of it fits. */
function within({ scale, x, y }: Zoom, placed: PictureSize, frame: PictureSize): Zoom {
  const clamp = (value: number, half: number) => (half >= 0.5 ? 0.5 : Math.min(1 - half, Math.max(half, value)));
  const [halfWidth, halfHeight] = [frame.width / placed.width / 2, frame.height / placed.height / 2];
  return { scale, x: clamp(x, halfWidth), y: clamp(y, halfHeight) };
}
