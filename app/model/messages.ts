import type { InputEncoding } from "../../src/model/input-encoding.ts";
import type { ReadRequest, Reply } from "../messages.ts";
import type { ModelInput, ModelSummary } from "./model-summary.ts";

/** Page to the worker of a model: open this file, once; then overrule what was detected, or read. */
export type ModelRequest = OpenRequest | { readonly type: "overrule"; readonly input: InputEncoding } | ReadRequest;

export interface OpenRequest {
  readonly type: "open";
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As it was found before; missing where it is to be detected. */
  readonly input?: ModelInput;
}

/** Worker to page. Each step of opening, and each `overrule`, has its time limit. */
export type ModelMessage =
  /** The file is a model, and is being tried on images. */
  | { readonly type: "trying" }
  /** It is ready to read. Comes again after `overrule`. */
  | { readonly type: "card"; readonly card: ModelSummary }
  | { readonly type: "refused"; readonly detail: string }
  | Reply;
