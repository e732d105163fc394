export type { Dataset } from "../data/dataset.ts";
export type { EarlyStoppingOptions, EpochRecord, Monitor } from "./monitor.ts";
export { specs } from "./specs.ts";
export { splitValidation } from "./split.ts";
export { TrainError } from "./train-error.ts";
export { type StepProgress, type TrainOptions, type TrainResult, train } from "./trainer.ts";
