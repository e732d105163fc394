import { fault, TenpenError } from "../../errors.ts";
import { checkSize, imageShape, positiveInteger, type Shape } from "../shape.ts";

/** One number for both directions, or `[vertical, horizontal]`. */
export type Pair = number | readonly [number, number];

/** `valid`: only where the window fits. `same`: ⌈size / stride⌉ outputs, as Keras places them. */
export type Padding = "valid" | "same";

/** A window that moves over an image: of a convolution or a pool. */
export interface Window {
  readonly size: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: Padding;
}

/** Where a window reads and writes. */
export interface WindowGeometry {
  /** `[height, width]` of the output. */
  readonly output: readonly [number, number];
  /** Rows and columns around the input. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Both directions of a pair. */
export function pairOf(value: Pair): readonly [number, number] {
  return typeof value === "number" ? [value, value] : value;
}

/** Output size and padding of a window over `[height, width, channels]`; the odd row and column of `same` are bottom and right. */
export function windowGeometry({ size, stride, padding }: Window, input: Shape): WindowGeometry {
  const sides = [0, 1].map((axis) => {
    const [length, window, step] = [input[axis]!, size[axis]!, stride[axis]!];
    if (padding === "valid") return { count: Math.floor((length - window) / step) + 1, before: 0, after: 0 };
    const count = Math.ceil(length / step);
    const around = Math.max(0, (count - 1) * step + window - length);
    return { count, before: Math.floor(around / 2), after: Math.ceil(around / 2) };
  });
  const [vertical, horizontal] = sides as [(typeof sides)[0], (typeof sides)[0]];
  return {
    output: [vertical.count, horizontal.count],
    ...{ top: vertical.before, left: horizontal.before, bottom: vertical.after, right: horizontal.after },
  };
}

/** Checks the options of a window, called as the layer calls them, and that it fits. Returns its output. @throws TenpenError */
export function checkWindow(
  name: string,
  role: "kernel" | "size",
  given: { readonly size: unknown; readonly stride: unknown; readonly padding: unknown },
  window: Window,
  input: Shape,
): readonly [number, number] {
  const [height, width, channels] = imageShape(name, input);
  for (const [what, value] of [
    [role, given.size],
    ["stride", given.stride],
  ] as const) {
    if (value === undefined) continue;
    if (typeof value !== "number" && !(Array.isArray(value) && value.length === 2)) {
      throw fault("spec", `${name}.${what}`, "must be a number or [height, width]", value);
    }
    for (const size of pairOf(value as Pair)) positiveInteger(`${name}.${what}`, size);
  }
  if (given.padding !== undefined && given.padding !== "valid" && given.padding !== "same") {
    throw fault("spec", `${name}.padding`, "must be valid or same", given.padding);
  }
  const { output, top, bottom, left, right } = windowGeometry(window, input);
  checkSize(`${name}, with what is around`, [top + height + bottom, left + width + right, channels]);
  if (output[0] < 1 || output[1] < 1) {
    throw new TenpenError(
      "spec",
      `${name}.${role}`,
      `must fit into the input of ${height}×${width}`,
      `${window.size.join("×")}`,
    );
  }
  return output;
}
