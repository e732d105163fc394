import type { Rendering } from "./renderers.ts";

/**
 * Samples to train on, as plain data: how many there are, what they show, and how each is rendered, anew in each epoch. A
 * `Dataset` is one whose images are taken as they are.
 */
export interface SampleSource {
  readonly count: number;
  /** `[count]`, 0…classes − 1. */
  readonly labels: Uint8Array;
  readonly height: number;
  readonly width: number;
  /** `[count, height, width, channels]`, 0 (paper) … 255 (ink), what rendering begins with; blank paper when missing. */
  readonly images?: Uint8Array;
  /** Those that the network's input has, or 1, when missing: then the others are blank. */
  readonly channels?: number;
  /** How they are rendered; as the images are when missing. */
  readonly rendering?: Rendering;
}
