import type { ReadingWorker } from "./worker-reader.ts";

/** What can be asked of the worker that reads with Tenpen's own model. */
export interface RecognizerWorker extends ReadingWorker {
  /** Fetches the model and starts the network; once, and before anything is read. */
  load(): void;
}
