/** The program of a thread that reads one file of another program: what it holds, or what is wrong with it. */
import { parentPort, workerData } from "node:worker_threads";
import { FormatError } from "../formats/error.ts";
import type { InputConvention } from "../formats/input-convention.ts";
import type { Model } from "../formats/model.ts";
import { readModelFile } from "../formats/model-file.ts";

export interface ModelRequest {
  readonly bytes: Uint8Array;
  readonly what: string;
  readonly convention: InputConvention | undefined;
}

export type ModelReply = { readonly model: Model } | { readonly fault: string };

const { bytes, what, convention } = workerData as ModelRequest;

async function answer(): Promise<ModelReply> {
  try {
    return { model: await readModelFile(bytes, what, convention) };
  } catch (error) {
    if (error instanceof FormatError) return { fault: error.message };
    throw error;
  }
}

parentPort!.postMessage(await answer());
