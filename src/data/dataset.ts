import { fault, TenpenError } from "../errors.ts";

/** Labelled images, all of one size. */
export interface Dataset {
  /** `[count, height, width]`, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array;
  /** `[count]`, 0…classes − 1. */
  readonly labels: Uint8Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
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
  const { height, width } = dataset;
  const area = height * width;
  const images = new Uint8Array(indices.length * area);
  const labels = new Uint8Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i]!;
    if (index >= dataset.count) throw fault("data", "index", `must be below ${dataset.count}`, index);
    images.set(dataset.images.subarray(index * area, (index + 1) * area), i * area);
    labels[i] = dataset.labels[index]!;
  }
  return { images, labels, count: indices.length, height, width };
}
