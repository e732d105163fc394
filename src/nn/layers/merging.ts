import { TenpenError } from "../../errors.ts";
import type { Shape } from "../shape.ts";
import type { LayerBase, LayerRule } from "./rule.ts";

/** The sum of layers of one shape: the end of a residual block. */
export interface Add extends LayerBase {
  readonly type: "add";
}

/** Layers side by side along the last axis: channels, or features. */
export interface Concatenate extends LayerBase {
  readonly type: "concatenate";
}

function alike(name: string, what: string, inputs: readonly Shape[], part: (shape: Shape) => Shape): void {
  for (const shape of inputs) {
    if (`${part(shape)}` !== `${part(inputs[0]!)}` || shape.length !== inputs[0]!.length) {
      throw new TenpenError("spec", name, `needs inputs of ${what}`, `[${inputs[0]}] and [${shape}]`);
    }
  }
}

export const add: LayerRule<Add> = {
  options: [],
  merges: true,
  check(name, _layer, inputs) {
    alike(name, "one shape", inputs, (shape) => shape);
    return { output: inputs[0]! };
  },
};

export const concatenate: LayerRule<Concatenate> = {
  options: [],
  merges: true,
  check(name, _layer, inputs) {
    alike(name, "one height and width", inputs, (shape) => shape.slice(0, -1));
    const last = inputs.reduce((sum, shape) => sum + shape.at(-1)!, 0);
    return { output: [...inputs[0]!.slice(0, -1), last] };
  },
};
