import type { Random } from "../../nn/random.ts";

/**
 * Renders a sample of a source, as it is in an epoch.
 *
 * @param image `[height, width, channels]` of the network's input, 0 (paper) … 255 (ink): the sample's stored image, or blank paper.
 * Changed in place.
 * @param random a stream of its own for each sample and epoch: what is drawn does not depend on who works it out.
 * @param index which sample of its source it is.
 * @param epoch counted from 1.
 */
export type Render = (image: Uint8Array, random: Random, index: number, epoch: number) => void;
