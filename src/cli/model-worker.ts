import type { InputEncoding } from "../model/input-encoding.ts";
import type { Model } from "../model/model.ts";

/** What can be asked of the worker that reads files of other programs. */
export interface ModelWorker {
  /** @param file `what` is what messages call it, `encoding` what its network was trained on, where that is told. */
  read(file: {
    readonly bytes: Uint8Array;
    readonly what: string;
    readonly encoding: InputEncoding | undefined;
  }): Model;
}
