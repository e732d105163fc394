import { fault } from "../../errors.ts";
import { finite } from "../shape.ts";
import { flag } from "./flag.ts";
import type { LayerBase, LayerRule } from "./rule.ts";

/** max(x, 0) */
export interface Relu extends LayerBase {
  readonly type: "relu";
}

/** x above 0, slope · x below. */
export interface LeakyRelu extends LayerBase {
  readonly type: "leakyRelu";
  readonly slope: number;
}

/** x · Φ(x), Φ the normal distribution (https://arxiv.org/abs/1606.08415). */
export interface Gelu extends LayerBase {
  readonly type: "gelu";
  /** Whether Φ is taken by way of tanh, as many trained networks do; false when missing. */
  readonly approximate?: boolean;
}

/** 1 / (1 + e⁻ˣ) */
export interface Sigmoid extends LayerBase {
  readonly type: "sigmoid";
}

export interface Tanh extends LayerBase {
  readonly type: "tanh";
}

/** Probabilities along the last axis. A spec ends in logits, so it cannot be the last layer. */
export interface Softmax extends LayerBase {
  readonly type: "softmax";
}

/** x · scale + offset */
export interface Rescaling extends LayerBase {
  readonly type: "rescaling";
  readonly scale: number;
  /** 0 when missing. */
  readonly offset?: number;
}

/** In training each value is zeroed with probability `rate` and the others are divided by `1 − rate`. */
export interface Dropout extends LayerBase {
  readonly type: "dropout";
  readonly rate: number;
}

type Plain = Relu | Sigmoid | Tanh | Softmax;

/** A layer without options that leaves the shape as it is. */
export const plain: LayerRule<Plain> = { options: [], check: (_name, _layer, [input]) => ({ output: input! }) };

export const leakyRelu: LayerRule<LeakyRelu> = {
  options: ["slope"],
  check(name, layer, [input]) {
    finite(`${name}.slope`, layer.slope);
    return { output: input! };
  },
};

export const gelu: LayerRule<Gelu> = {
  options: ["approximate"],
  check(name, layer, [input]) {
    flag(`${name}.approximate`, layer.approximate);
    return { output: input! };
  },
};

export const rescaling: LayerRule<Rescaling> = {
  options: ["scale", "offset"],
  check(name, layer, [input]) {
    finite(`${name}.scale`, layer.scale);
    finite(`${name}.offset`, layer.offset ?? 0);
    return { output: input! };
  },
};

export const dropout: LayerRule<Dropout> = {
  options: ["rate"],
  check(name, layer, [input]) {
    if (typeof layer.rate !== "number" || !(layer.rate >= 0 && layer.rate < 1)) {
      throw fault("spec", `${name}.rate`, "must be at least 0 and below 1", layer.rate);
    }
    return { output: input! };
  },
};
