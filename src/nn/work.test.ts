import { expect, it } from "vitest";
import { checkSpec, type Layer } from "./spec.ts";
import { workOf } from "./work.ts";

it.each<[Layer, number]>([
  [{ type: "conv2d", filters: 5, kernel: [3, 2] }, 3 * 2 * 4 * 5 * (10 - 2) * (6 - 1)],
  [{ type: "depthwiseConv2d", kernel: 3, multiplier: 2, padding: "same" }, 9 * 4 * 2 * 60],
  [{ type: "maxPool2d", size: [2, 3] }, 6 * 4 * 5 * 2],
  [{ type: "averagePool2d", size: 2 }, 4 * 4 * 5 * 3],
  [{ type: "relu" }, 240],
])("of %o", (layer, expected) => {
  const rest: Layer[] = [{ type: "flatten" }, { type: "dense", units: 10 }];
  const [resolved, flat, dense] = checkSpec({ input: [10, 6, 4], layers: [layer, ...rest] });
  expect(workOf([resolved!])).toBe(expected);
  const [inputs] = flat!.output;
  expect(workOf([resolved!, flat!, dense!])).toBe(expected + inputs! + inputs! * 10);
});
