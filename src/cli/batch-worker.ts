import type { Model } from "../model/model.ts";
import type { ReadBatch, ReadTask } from "./read-task.ts";

/** What can be asked of a worker that reads drawings and pictures: to start, once, with the models; then batches. */
export interface BatchWorker {
  start(models: { readonly model: Model; readonly pictureModel: Model }): void;
  /** As `readBatch`. */
  read(task: ReadTask): ReadBatch;
}
