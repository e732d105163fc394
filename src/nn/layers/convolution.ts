import { imageShape, positiveInteger } from "../shape.ts";
import { flag } from "./flag.ts";
import type { LayerBase, LayerRule } from "./rule.ts";
import { checkWindow, type Padding, type Pair, pairOf, type Window } from "./window.ts";

/** y = x ∗ kernel + bias. Parameters: kernel `[kernelHeight, kernelWidth, channels, filters]`, bias `[filters]`. */
export interface Conv2d extends LayerBase {
  readonly type: "conv2d";
  /** Number of output channels. */
  readonly filters: number;
  /** Height and width of the kernel. */
  readonly kernel: Pair;
  /** Step of the kernel; 1 when missing. */
  readonly stride?: Pair;
  /** `valid` when missing; `same` puts zeros around. */
  readonly padding?: Padding;
  /** True when missing. */
  readonly bias?: boolean;
}

/** Each channel with kernels of its own. Parameters: kernel `[kernelHeight, kernelWidth, channels, multiplier]`, bias. */
export interface DepthwiseConv2d extends LayerBase {
  readonly type: "depthwiseConv2d";
  readonly kernel: Pair;
  readonly stride?: Pair;
  readonly padding?: Padding;
  /** Outputs for each channel, side by side; 1 when missing. */
  readonly multiplier?: number;
  readonly bias?: boolean;
}

/** The window of a convolution. */
export function convWindow(layer: Conv2d | DepthwiseConv2d): Window {
  return { size: pairOf(layer.kernel), stride: pairOf(layer.stride ?? 1), padding: layer.padding ?? "valid" };
}

function checkConvWindow(name: string, layer: Conv2d | DepthwiseConv2d, input: readonly number[]) {
  const { kernel = null, stride, padding } = layer as Partial<Conv2d>;
  const window =
    kernel === null ? { size: [0, 0] as const, stride: [1, 1] as const, padding: "valid" as const } : convWindow(layer);
  return checkWindow(name, "kernel", { size: kernel, stride, padding }, window, input);
}

export const conv2d: LayerRule<Conv2d> = {
  options: ["filters", "kernel", "stride", "padding", "bias"],
  check(name, layer, [input]) {
    const [, , channels] = imageShape(name, input!);
    positiveInteger(`${name}.filters`, layer.filters);
    flag(`${name}.bias`, layer.bias);
    const output = [...checkConvWindow(name, layer, input!), layer.filters];
    const kernel = { shape: [...pairOf(layer.kernel), channels, layer.filters], initial: "glorot" } as const;
    const bias = { shape: [layer.filters], initial: "zeros" } as const;
    return { output, parameters: layer.bias === false ? { kernel } : { kernel, bias } };
  },
};

export const depthwiseConv2d: LayerRule<DepthwiseConv2d> = {
  options: ["kernel", "stride", "padding", "multiplier", "bias"],
  check(name, layer, [input]) {
    const [, , channels] = imageShape(name, input!);
    const multiplier = layer.multiplier ?? 1;
    positiveInteger(`${name}.multiplier`, multiplier);
    flag(`${name}.bias`, layer.bias);
    const filters = channels * multiplier;
    const output = [...checkConvWindow(name, layer, input!), filters];
    const kernel = { shape: [...pairOf(layer.kernel), channels, multiplier], initial: "glorot" } as const;
    const bias = { shape: [filters], initial: "zeros" } as const;
    return { output, parameters: layer.bias === false ? { kernel } : { kernel, bias } };
  },
};
