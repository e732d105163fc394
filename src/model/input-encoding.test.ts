import { describe, expect, it } from "vitest";
import { type InputEncoding, pixelValues } from "./input-encoding.ts";

describe("pixelValues", () => {
  it.each<[InputEncoding, number, number]>([
    [{ range: "0..1", ink: "white" }, 0, 1],
    [{ range: "0..1", ink: "black" }, 1, 0],
    [{ range: "0..255", ink: "white" }, 0, 255],
    [{ range: "0..255", ink: "black" }, 255, 0],
    [{ range: "-1..1", ink: "white" }, -1, 1],
    [{ range: "mean/std", ink: "white" }, -0.4242, 2.8215],
    [{ range: "mean/std", ink: "black" }, 2.8215, -0.4242],
  ])("makes paper and ink of %j", (encoding, paper, ink) => {
    const values = pixelValues(encoding);
    expect(values[0]).toBeCloseTo(paper, 4);
    expect(values[255]).toBeCloseTo(ink, 4);
  });
});
