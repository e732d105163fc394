import type { InputEncoding } from "../../src/model/input-encoding.ts";
import type { ModelInput } from "../store/rooms/kept-model.ts";
import type { ReadingWorker } from "../worker-reader.ts";
import type { ModelSummary } from "./model-summary.ts";

/** What can be asked of the worker of a model of the user's: to open its file, once; to try it, once; then to read. */
export interface ModelWorker extends ReadingWorker {
  open(file: { readonly name: string; readonly bytes: Uint8Array }): void;
  /** Tries the model on images. @param input as it was found before; undefined where it is to be detected. */
  examine(input: ModelInput | undefined): ModelSummary;
  /** Makes the model's input by another encoding than was detected, and tries it anew. */
  override(used: InputEncoding): ModelSummary;
}
