import { withChannels } from "../../data/dataset.ts";
import type { Render } from "./render.ts";
import { createRender, type Rendering } from "./renderers.ts";
import type { SampleSource } from "./sample-source.ts";

/** What a worker is told of a source: labels and images come with each task. */
export interface SourcePart {
  readonly count: number;
  readonly rendering?: Rendering;
}

/** Sources, one after the other: what is trained on. */
export class SampleSet {
  readonly count: number;
  readonly #sources: readonly SampleSource[];
  /** Where each source begins. */
  readonly #starts: readonly number[];
  /** Of an image as stored with one channel. */
  readonly #area: number;
  readonly #channels: number;

  /** @param sources at least one, all of one size. @param channels what the network's input has. */
  constructor(sources: readonly SampleSource[], channels: number) {
    this.#sources = sources;
    this.#starts = startsOf(sources);
    this.count = sources.reduce((sum, { count }) => sum + count, 0);
    this.#area = sources[0]!.height * sources[0]!.width;
    this.#channels = channels;
  }

  /** Labels of these samples, and their images as they are before rendering: a copy, blank where a source has none. */
  take(indices: Uint32Array): { images: Uint8Array; labels: Uint8Array } {
    const area = this.#area * this.#channels;
    const images = new Uint8Array(indices.length * area);
    const labels = new Uint8Array(indices.length);
    for (const [i, index] of indices.entries()) {
      const k = sourceOf(this.#starts, index);
      const { images: stored, channels = 1, labels: all } = this.#sources[k]!;
      const at = index - this.#starts[k]!;
      const own = this.#area * channels;
      const image = stored?.subarray(at * own, (at + 1) * own);
      if (image) images.set(withChannels(image, { channels }, this.#channels), i * area);
      labels[i] = all[at]!;
    }
    return { images, labels };
  }

  /** What any thread needs to render them. */
  get parts(): SourcePart[] {
    return this.#sources.map(({ count, rendering }) => ({ count, ...(rendering === undefined ? {} : { rendering }) }));
  }
}

/**
 * Renders the samples of a set, by their place in the whole; undefined where all are as they are stored.
 *
 * @throws TenpenError for a module that does not load or does not export what it must.
 */
export async function createSetRender(parts: readonly SourcePart[]): Promise<Render | undefined> {
  if (parts.every(({ rendering }) => rendering === undefined)) return undefined;
  const starts = startsOf(parts);
  const renders: (Render | undefined)[] = [];
  for (const { rendering } of parts) renders.push(rendering && (await createRender(rendering)));
  return (image, random, index, epoch) => {
    const k = sourceOf(starts, index);
    renders[k]?.(image, random, index - starts[k]!, epoch);
  };
}

function startsOf(parts: readonly { readonly count: number }[]): number[] {
  let start = 0;
  return parts.map(({ count }) => {
    start += count;
    return start - count;
  });
}

/** The last source that begins at or before a place; there are but a few. */
function sourceOf(starts: readonly number[], index: number): number {
  let k = starts.length - 1;
  while (starts[k]! > index) k--;
  return k;
}
