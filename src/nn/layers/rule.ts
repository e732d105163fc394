import type { Shape } from "../shape.ts";

/** What all layers may say. */
export interface LayerBase {
  /** Of its own choice; `type_n` for the nth of its type, counted from 1, when missing. */
  readonly name?: string;
  /** Names of the layers that it reads, `input` for the image; the layer before it when missing. */
  readonly inputs?: readonly string[];
}

/** A tensor of a layer, without its layer's name. */
export interface ParameterRule {
  readonly shape: Shape;
  /** What it starts as: Glorot's uniform values, zeros or ones. */
  readonly initial: "glorot" | "zeros" | "ones";
  /** Of a tensor that no gradient trains: it keeps this share of itself at each step and takes the rest from the batch. */
  readonly momentum?: number;
}

/** What is to be known of a type of layer. */
export interface LayerRule<L> {
  /** The options that the layer takes besides `type`, `name` and `inputs`. */
  readonly options: readonly Exclude<keyof L, "type" | keyof LayerBase>[];
  /** Whether it reads two or more layers; one when missing. */
  readonly merges?: true;
  /** Parameters by their role: the second part of their name. @throws TenpenError */
  check(
    name: string,
    layer: L,
    inputs: readonly Shape[],
  ): { readonly output: Shape; readonly parameters?: Readonly<Record<string, ParameterRule>> };
}
