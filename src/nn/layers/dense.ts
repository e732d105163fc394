import { TenpenError } from "../../errors.ts";
import { positiveInteger } from "../shape.ts";
import { flag } from "./flag.ts";
import type { LayerBase, LayerRule } from "./rule.ts";

/** y = x · kernel + bias. Parameters: kernel `[inputs, units]`, bias `[units]`. */
export interface Dense extends LayerBase {
  readonly type: "dense";
  /** Number of outputs. */
  readonly units: number;
  /** True when missing. */
  readonly bias?: boolean;
}

export const dense: LayerRule<Dense> = {
  options: ["units", "bias"],
  check(name, layer, [input]) {
    if (input!.length !== 1)
      throw new TenpenError("spec", name, "needs a vector, put a flatten before it", `[${input}]`);
    positiveInteger(`${name}.units`, layer.units);
    flag(`${name}.bias`, layer.bias);
    const kernel = { shape: [input![0]!, layer.units], initial: "glorot" } as const;
    const bias = { shape: [layer.units], initial: "zeros" } as const;
    return { output: [layer.units], parameters: layer.bias === false ? { kernel } : { kernel, bias } };
  },
};
