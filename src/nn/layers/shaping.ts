import { fault, TenpenError } from "../../errors.ts";
import { imageShape, positiveInteger, type Shape, sizeOf } from "../shape.ts";
import type { LayerBase, LayerRule } from "./rule.ts";

/** `[height, width, channels]` to one vector, channels fastest, as Keras does with `channels_last`. */
export interface Flatten extends LayerBase {
  readonly type: "flatten";
}

/** The same values, in the same order, in another shape. */
export interface Reshape extends LayerBase {
  readonly type: "reshape";
  /** `[features]` or `[height, width, channels]`. */
  readonly shape: Shape;
}

/** Rows and columns of zeros around an image. */
export interface ZeroPadding2d extends LayerBase {
  readonly type: "zeroPadding2d";
  /** `[top, bottom, left, right]` */
  readonly padding: readonly [number, number, number, number];
}

export const flatten: LayerRule<Flatten> = {
  options: [],
  check: (_name, _layer, [input]) => ({ output: [sizeOf(input!)] }),
};

export const reshape: LayerRule<Reshape> = {
  options: ["shape"],
  check(name, { shape }, [input]) {
    if (!Array.isArray(shape) || (shape.length !== 1 && shape.length !== 3)) {
      throw fault("spec", `${name}.shape`, "must be [features] or [height, width, channels]", shape);
    }
    for (const size of shape) positiveInteger(`${name}.shape`, size);
    if (sizeOf(shape) !== sizeOf(input!)) {
      throw new TenpenError(
        "spec",
        `${name}.shape`,
        `must have the ${sizeOf(input!)} values of its input`,
        `[${shape}]`,
      );
    }
    return { output: shape };
  },
};

export const zeroPadding2d: LayerRule<ZeroPadding2d> = {
  options: ["padding"],
  check(name, { padding }, [input]) {
    const [height, width, channels] = imageShape(name, input!);
    if (!Array.isArray(padding) || padding.length !== 4 || !padding.every((n) => Number.isSafeInteger(n) && n >= 0)) {
      throw fault("spec", `${name}.padding`, "must be [top, bottom, left, right], whole numbers from 0", padding);
    }
    const [top, bottom, left, right] = padding as unknown as [number, number, number, number];
    return { output: [top + height + bottom, left + width + right, channels] };
  },
};
