import { describe, expect, it } from "vitest";
import { drawnNumber, drawPicture, type PictureDrawing } from "../../test/support/draw-picture.ts";
import { Random } from "../nn/random.ts";
import { findComponents } from "./components.ts";
import { mostContrast } from "./contrast-axis.ts";
import { evenLight } from "./even-light.ts";
import { maskInk } from "./ink-mask.ts";
import { calm } from "./noise.ts";
import type { Picture } from "./picture.ts";
import { shrink } from "./shrink.ts";

const size = 160;
const strokes = drawnNumber("3", 50, 40, 80);

function inkOf(picture: Picture, sign: 1 | -1 = 1): Uint8Array {
  return maskInk(calm(evenLight(mostContrast(shrink(picture, 1_600_000)))), sign).mask;
}

/** Where the ink is on white paper, in even light. */
const truth = inkOf(drawPicture(size, { strokes }));

/** Of the ink of the digit, how much the largest component has; and how much else that has. */
function found(mask: Uint8Array) {
  const { labels, components } = findComponents(mask, { width: size, height: size });
  const { label, area } = components.toSorted((a, b) => b.area - a.area)[0]!;
  let [ink, own] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    ink += truth[i]!;
    if (truth[i] && labels[i] === label) own++;
  }
  return { own: own / ink, other: (area - own) / area };
}

function withNoise({ width, height, data }: Picture, noise: number): Picture {
  const random = new Random(5, "noise");
  const noisy = Uint8ClampedArray.from(data, (value, i) =>
    i % 4 === 3 ? value : value + random.between(-noise, noise),
  );
  return { width, height, data: noisy };
}

/** From 0 to 1 within so many pixels. */
const rise = (at: number, soft = 6) => Math.max(0, Math.min(1, at / soft + 0.5));

const shadows: Record<string, PictureDrawing["light"]> = {
  "that crosses the digit": (x, y) => 1 - 0.5 * rise(x + y - 150),
  "that covers a corner": (x, y) => 1 - 0.55 * Math.min(rise(x - 110), rise(y - 90)),
  "that leaves a corner": (x, y) => 1 - 0.5 * Math.max(rise(x - 95), rise(y - 100)),
  "that is soft": (x, y) => 1 - 0.5 * rise(y - x / 3 - 35, 30),
};

describe("ink", () => {
  it.each(Object.entries(shadows))("is all that is found beside the edge of a shadow %s", (_, light) => {
    const { own, other } = found(inkOf(drawPicture(size, { strokes, ...(light && { light }) })));
    expect(own).toBeGreaterThan(0.95);
    expect(other).toBeLessThan(0.15);
  });

  it("that is light is found in the shadow on a board", () => {
    const board = drawPicture(size, {
      ...{ strokes, ink: [230, 230, 235, 255], paper: [60, 80, 70, 255] },
      light: (x, y) => 1 - 0.4 * rise(x + y - 150),
    });
    const { own, other } = found(inkOf(board, -1));
    expect(own).toBeGreaterThan(0.95);
    expect(other).toBeLessThan(0.15);
  });

  it("that is faint hangs together where there is noise", () => {
    const faint = drawPicture(size, { strokes, ink: [150, 150, 152, 255], paper: [190, 190, 185, 255] });
    const mask = inkOf(withNoise(faint, 22));
    const { own, other } = found(mask);
    expect(own).toBeGreaterThan(0.9);
    expect(other).toBeLessThan(0.25);
  });

  it("is none where there is noise alone", () => {
    const mask = inkOf(withNoise(drawPicture(size, { strokes: [], paper: [200, 200, 195, 255] }), 22));
    expect(mask.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.02 * size * size);
  });
});
