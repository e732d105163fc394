import { expect, it } from "vitest";
import { moveZoom, place, reveal, wholePicture } from "./zoom.ts";

const picture = { width: 1000, height: 500 };
const frame = { width: 400, height: 300 };

it("shows all of a picture in the middle of its frame", () => {
  expect(place(wholePicture, picture, frame)).toEqual({ left: 0, top: 50, width: 400, height: 200 });
});

it("keeps what it is zoomed at where it is", () => {
  const at = { x: -100, y: 40 };
  const zoom = moveZoom(wholePicture, picture, frame, { factor: 4, at });
  const { left, top, width, height } = place(zoom, picture, frame);
  // A quarter from the left, and seven tenths from the top, as before.
  expect(left + 0.25 * width).toBeCloseTo(frame.width / 2 + at.x);
  expect(top + 0.7 * height).toBeCloseTo(frame.height / 2 + at.y);
});

it("goes no further than the picture's edge, and zooms out no further than all of it", () => {
  const zoomed = moveZoom(wholePicture, picture, frame, { factor: 3 });
  const moved = place(moveZoom(zoomed, picture, frame, { by: { x: 5000, y: -5000 } }), picture, frame);
  expect(moved.left).toBeCloseTo(0);
  expect(moved.top + moved.height).toBeCloseTo(frame.height);
  expect(moveZoom(zoomed, picture, frame, { factor: 0.01 })).toEqual(wholePicture);
});

it("brings into sight what is out of it, and moves nothing else", () => {
  const zoomed = moveZoom(wholePicture, picture, frame, { factor: 4 });
  expect(reveal(zoomed, picture, frame, { x: 0.52, y: 0.5 })).toBe(zoomed);
  const revealed = place(reveal(zoomed, picture, frame, { x: 0.9, y: 0.1 }), picture, frame);
  const x = revealed.left + 0.9 * revealed.width;
  const y = revealed.top + 0.1 * revealed.height;
  expect(x > 0 && x < frame.width && y > 0 && y < frame.height).toBe(true);
});
