import type { Ink } from "../src/ink/stroke.ts";
import type { Reading } from "../src/recognizer/reading.ts";

/** Page to worker: read this drawing. */
export interface ReadRequest {
  readonly id: number;
  readonly ink: Ink;
}

/** Worker to page. */
export type WorkerMessage =
  | { readonly type: "ready" }
  | {
      readonly type: "answer";
      readonly id: number;
      readonly reading: Reading;
      /** What the network saw: `[28, 28]`, 0 (paper) … 255 (ink). */
      readonly pixels: Uint8Array;
    }
  | ({ readonly type: "failed" } & Failure);

/** Why nothing can be read. */
export interface Failure {
  /** `model`: its file did not arrive. `start`: the network did not start. `read`: a drawing could not be read. */
  readonly reason: "model" | "start" | "read";
  /** The error in its own words. */
  readonly detail: string;
}
