import { describe, expect, it } from "vitest";
import { mnistPreprocessing } from "../../ink/normalize.ts";
import type { Stroke } from "../../ink/stroke.ts";
import { Random } from "../../nn/random.ts";
import type { Picture } from "../../picture/picture.ts";
import { cropsOf, cropsOfCutOut } from "./crops.ts";
import { type RenderedScene, renderScene } from "./render-scene.ts";

const reject = 13;
const size = 200;

/** Black bars on white paper: each is a sign. */
function barsAt(lefts: readonly number[]): RenderedScene {
  const data = new Uint8ClampedArray(4 * size * size).fill(255);
  const nearest = new Uint8Array(size * size);
  for (const [sign, left] of lefts.entries()) {
    for (let y = 60; y < 140; y++) {
      for (let x = left; x < left + 10; x++) {
        data.set([0, 0, 0], 4 * (y * size + x));
        nearest[y * size + x] = sign + 1;
      }
    }
  }
  return { picture: { width: size, height: size, data }, nearest, isInked: nearest.map((sign) => Math.min(1, sign)) };
}

const crops = (rendered: RenderedScene, labels: readonly number[]) =>
  cropsOf(rendered, labels, reject, mnistPreprocessing, new Random(1)).map(({ label }) => label);

describe("of a scene", () => {
  it("shows each sign as what it is, and two together as none", () => {
    expect(crops(barsAt([70, 95]), [1, 7])).toEqual([1, 7, reject]);
  });

  it("shows what is no sign as none", () => {
    const rendered = barsAt([70, 95]);
    const nearest = rendered.nearest.map((sign) => (sign === 2 ? 0 : sign));
    expect(crops({ ...rendered, nearest, isInked: nearest }, [1])).toEqual(expect.arrayContaining([1, reject]));
    expect(crops({ ...rendered, nearest, isInked: nearest }, [1]).filter((label) => label !== reject)).toEqual([1]);
  });

  it("leaves out what is neither quite a sign nor quite none", () => {
    // A quarter of the first bar is said to be of a sign that is somewhere else.
    const rendered = barsAt([70]);
    const nearest = rendered.nearest.map((sign, i) => (sign === 1 && Math.floor(i / size) < 76 ? 2 : sign));
    const isInked = rendered.isInked.slice();
    for (let i = 0; i < 1100; i++) [nearest[i], isInked[i]] = [2, 1];
    expect(crops({ ...rendered, nearest, isInked }, [1, 2])).toEqual([]);
  });
});

it("shows the same in each run, and what is inked as darker than paper", () => {
  const strokes: Stroke[] = [
    [
      { x: 0, y: -1 },
      { x: 0.3, y: 0 },
    ],
  ];
  const render = (seed: number) => renderScene({ signs: [{ label: 1, strokes }], isPrinted: false }, new Random(seed));
  expect(render(5)).toEqual(render(5));
  expect(render(5).picture).not.toEqual(render(6).picture);
  let darker = 0;
  for (let seed = 0; seed < 40; seed++) {
    const { picture, nearest, isInked } = render(seed);
    const mean = (isWanted: (i: number) => boolean) => {
      const wanted = [...nearest.keys()].filter(isWanted);
      return wanted.reduce((sum, i) => sum + picture.data[4 * i]! + picture.data[4 * i + 1]!, 0) / wanted.length;
    };
    if (mean((i) => isInked[i] === 1) < mean((i) => nearest[i] === 0)) darker++;
  }
  // The others are boards.
  expect(darker).toBeGreaterThan(24);
  expect(darker).toBeLessThan(40);
});

describe("of a picture that was cut out", () => {
  const { picture } = barsAt([95]);

  it("shows the digit", () => {
    expect(cropsOfCutOut(picture, 1, reject, mnistPreprocessing).map(({ label }) => label)).toEqual([1]);
  });

  it("shows what is there where there is no digit", () => {
    expect(cropsOfCutOut(picture, reject, reject, mnistPreprocessing).map(({ label }) => label)).toEqual([reject]);
  });

  it("shows nothing of an empty one", () => {
    const empty: Picture = { width: size, height: size, data: new Uint8ClampedArray(4 * size * size).fill(255) };
    expect(cropsOfCutOut(empty, 1, reject, mnistPreprocessing)).toEqual([]);
  });
});
