import type { Ink } from "../src/ink/stroke.ts";
import type { Reading } from "../src/recognizer/reading.ts";

/** Page to worker: read this drawing. */
export interface ReadRequest {
  readonly type: "read";
  readonly id: number;
  readonly ink: Ink;
}

/** Worker to page. */
export type WorkerMessage = { readonly type: "ready" } | Reply | ({ readonly type: "failed" } & Failure);

/** What became of one request; `unread` when its drawing could not be read. */
export type Reply =
  | { readonly type: "answer"; readonly id: number; readonly reading: Reading; readonly view: View }
  | { readonly type: "unread"; readonly id: number; readonly detail: string };

/** What the network saw of a drawing. */
export interface View {
  /** Height and width in pixels. */
  readonly size: number;
  /** `[size, size]`, 0 (paper) … 255 (ink). */
  readonly pixels: Uint8Array;
}

/** Why nothing can be read. */
export interface Failure {
  /** `fetch`: the model did not arrive. `model`: what arrived is not one. `start`: the network did not start. */
  readonly reason: "fetch" | "model" | "start";
  /** The error in its own words, for the console. */
  readonly detail: string;
}
