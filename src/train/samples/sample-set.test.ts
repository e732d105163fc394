import { expect, it } from "vitest";
import { Random } from "../../nn/random.ts";
import { createSetRender, SampleSet } from "./sample-set.ts";
import type { SampleSource } from "./sample-source.ts";

const images: SampleSource = {
  ...{ count: 2, height: 2, width: 2, labels: Uint8Array.of(4, 5) },
  images: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
};
const module = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;
const writesIndex = module("export const createAugment = (more) => (image, _, index) => image.fill(index + more);");
const drawn: SampleSource = {
  ...{ count: 3, height: 2, width: 2, labels: Uint8Array.of(10, 10, 9) },
  rendering: { module: writesIndex, options: 100 },
};

it("holds its sources one after the other, and blank paper where nothing is stored", () => {
  const set = new SampleSet([images, drawn, images], 1);
  expect(set.count).toBe(7);
  expect(set.take(Uint32Array.of(6, 1, 4, 2, 0))).toEqual({
    labels: Uint8Array.of(5, 5, 9, 10, 4),
    images: Uint8Array.of(...[5, 6, 7, 8], ...[5, 6, 7, 8], ...[0, 0, 0, 0], ...[0, 0, 0, 0], ...[1, 2, 3, 4]),
  });
});

it("leaves further channels of the network's input blank, where a source has none for them", () => {
  const both = { ...images, count: 1, labels: Uint8Array.of(3), images: Uint8Array.of(...[1, 9, 2, 9, 3, 9, 4, 9]) };
  const set = new SampleSet([images, { ...both, channels: 2 }], 2);
  expect(set.take(Uint32Array.of(1, 2)).images).toEqual(
    Uint8Array.of(...[5, 0, 6, 0, 7, 0, 8, 0], ...[1, 9, 2, 9, 3, 9, 4, 9]),
  );
});

it("is told to workers without labels and images", () => {
  expect(new SampleSet([images, drawn], 1).parts).toEqual([{ count: 2 }, { count: 3, rendering: drawn.rendering }]);
});

it("renders each sample as its source does, by its number there", async () => {
  const render = (await createSetRender(new SampleSet([images, drawn, images, drawn], 1).parts))!;
  const seen = Array.from({ length: 10 }, (_, index) => {
    const image = Uint8Array.of(7);
    render(image, new Random(1), index, 1);
    return image[0];
  });
  expect(seen).toEqual([7, 7, 100, 101, 102, 7, 7, 100, 101, 102]);
});

it("renders nothing where all is taken as it is stored", async () => {
  expect(await createSetRender(new SampleSet([images, images], 1).parts)).toBeUndefined();
});
