import { expect, it } from "vitest";
import { overPicture } from "./over-picture.ts";
import { place } from "./zoom.ts";

const surface = { width: 800, height: 600 };
const frame = { width: 400, height: 300 };
const picture = { width: 1000, height: 1000 };

it("finds the places of the picture below the surface, zoomed or not, and the way back", () => {
  const whole = overPicture(surface, frame, place({ scale: 1, x: 0.5, y: 0.5 }, picture, frame), picture);
  // All of it is seen: it is as high as the frame.
  expect(whole.toPicture({ x: 400, y: 300, t: 5 })).toEqual({ x: 500, y: 500, t: 5 });
  expect(whole.toPicture({ x: 400, y: 0 })).toEqual({ x: 500, y: 0 });
  expect(whole.toPicture({ x: 100, y: 600 })).toEqual({ x: 0, y: 1000 });

  const near = overPicture(surface, frame, place({ scale: 4, x: 0.25, y: 0.75 }, picture, frame), picture);
  expect(near.toPicture({ x: 400, y: 300 })).toEqual({ x: 250, y: 750 });
  const { x, y } = near.toSurface(near.toPicture({ x: 123, y: 45 }));
  expect([x, y]).toEqual([expect.closeTo(123), expect.closeTo(45)]);
});
