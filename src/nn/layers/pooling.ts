import { imageShape } from "../shape.ts";
import type { LayerBase, LayerRule } from "./rule.ts";
import { checkWindow, type Padding, type Pair, pairOf, type Window } from "./window.ts";

/** Largest value of each window; what is around the image in `same` counts for nothing. */
export interface MaxPool2d extends LayerBase {
  readonly type: "maxPool2d";
  /** Side, or height and width, of the window. */
  readonly size: Pair;
  /** Step of the window; its size when missing. */
  readonly stride?: Pair;
  /** `valid` when missing: what does not fill a window at the right and bottom is dropped. */
  readonly padding?: Padding;
}

/** Mean of each window's values within the image. */
export interface AveragePool2d extends LayerBase {
  readonly type: "averagePool2d";
  readonly size: Pair;
  readonly stride?: Pair;
  readonly padding?: Padding;
}

/** Largest value of each channel: `[height, width, channels]` to `[channels]`. */
export interface GlobalMaxPool2d extends LayerBase {
  readonly type: "globalMaxPool2d";
}

/** Mean of each channel. */
export interface GlobalAveragePool2d extends LayerBase {
  readonly type: "globalAveragePool2d";
}

/** The window of a pool. */
export function poolWindow({ size, stride, padding }: MaxPool2d | AveragePool2d): Window {
  return { size: pairOf(size), stride: pairOf(stride ?? size), padding: padding ?? "valid" };
}

export const pool2d: LayerRule<MaxPool2d | AveragePool2d> = {
  options: ["size", "stride", "padding"],
  check(name, layer, [input]) {
    const [, , channels] = imageShape(name, input!);
    const { size = null, stride, padding } = layer as Partial<MaxPool2d>;
    const window =
      size === null ? { size: [0, 0] as const, stride: [1, 1] as const, padding: "valid" as const } : poolWindow(layer);
    return { output: [...checkWindow(name, "size", { size, stride, padding }, window, input!), channels] };
  },
};

export const globalPool2d: LayerRule<GlobalMaxPool2d | GlobalAveragePool2d> = {
  options: [],
  check: (name, _layer, [input]) => ({ output: [imageShape(name, input!)[2]] }),
};
