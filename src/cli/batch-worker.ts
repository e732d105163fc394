import type { Fault } from "../errors.ts";
import type { Model } from "../model/model.ts";
import type { ReadTask } from "./read-batch.ts";
import type { SafeLines } from "./terminal.ts";

/** What can be asked of a worker that reads drawings: to start, once, with the model; then batches. */
export interface BatchWorker {
  start(model: Model): void;
  /** As `readBatch`. */
  read(task: ReadTask): { readonly lines: SafeLines; readonly fault?: Fault };
}
