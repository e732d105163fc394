import type { Point } from "../../src/ink/stroke.ts";
import type { PictureSize } from "../../src/picture/file/picture-size.ts";
import type { Placed } from "./zoom.ts";

/** The way from the surface that lies over a frame to the picture in it, and back; other values of a point stay. */
export interface OverPicture {
  toPicture(point: Point): Point;
  toSurface(point: Point): Point;
}

/**
 * @param surface its size in the units of its points.
 * @param frame the size of the frame that it covers, in pixels of the screen.
 * @param placed where the picture lies in the frame.
 */
export function overPicture(
  surface: PictureSize,
  frame: PictureSize,
  placed: Placed,
  picture: PictureSize,
): OverPicture {
  // Of a unit of the surface so many pixels of the screen, and of a pixel of the picture.
  const [across, down] = [frame.width / surface.width, frame.height / surface.height];
  const scale = placed.width / picture.width;
  return {
    toPicture: (point) => ({
      ...point,
      x: (point.x * across - placed.left) / scale,
      y: (point.y * down - placed.top) / scale,
    }),
    toSurface: (point) => ({
      ...point,
      x: (point.x * scale + placed.left) / across,
      y: (point.y * scale + placed.top) / down,
    }),
  };
}
