export { type AdamOptions, type AdamWOptions, adam, adamW } from "./adam.ts";
export type { Optimizer, OptimizerState } from "./optimizer.ts";
export { type SgdOptions, sgd } from "./sgd.ts";
