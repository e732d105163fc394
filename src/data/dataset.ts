import { fault, TenpenError } from "../errors.ts";

/** Labelled images, all of one size. */
export interface Dataset {
  /** `[count, height, width, channels]`, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array;
  /** `[count]`, 0…classes − 1. */
  readonly labels: Uint8Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** 1 when missing: what is inked. */
  readonly channels?: number;
}

/** Images with so many channels; those that they do not have are blank. @param channels as many as they have, or they have one. */
export function withChannels(images: Uint8Array, { channels: own = 1 }: Pick<Dataset, "channels">, channels: number) {
  if (own === channels) return images;
  const wider = new Uint8Array(images.length * channels);
  for (let i = 0; i < images.length; i++) wider[i * channels] = images[i]!;
  return wider;
}

/** @throws TenpenError, prefixed with `what`, unless the images are `size` high and wide. */
export function checkImageSize(what: string, { height, width }: Dataset, size: number): void {
  if (height !== size || width !== size) {
    throw new TenpenError("data", what, `images must be ${size}×${size}`, `${height}×${width}`);
  }
}

/**
 * The images at `indices`, in that order, as a copy. An index may occur more than once.
 *
 * @throws TenpenError for an index that the dataset does not have.
 */
export function subset(dataset: Dataset, indices: Uint32Array): Dataset {
  const { height, width, channels = 1 } = dataset;
  const area = height * width * channels;
  const images = new Uint8Array(indices.length * area);
  const labels = new Uint8Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (index >= dataset.count) throw fault("data", "index", `must be below ${dataset.count}`, index);
    images.set(dataset.images.subarray(index * area, (index + 1) * area), i * area);
    labels[i] = dataset.labels[index]!;
  }
  return { ...dataset, images, labels, count: indices.length };
}
