/** The program of a thread that reads one file of another program: what it holds, or what is wrong with it. */

import { parentPort, workerData } from "node:worker_threads";
import { type Fault, TenpenError } from "../errors.ts";
import { readModelFile } from "../formats/model-file.ts";
import type { InputEncoding } from "../model/input-encoding.ts";
import type { Model } from "../model/model.ts";

export interface ModelRequest {
  readonly bytes: Uint8Array;
  readonly what: string;
  readonly encoding: InputEncoding | undefined;
}

export type ModelReply = { readonly model: Model } | { readonly fault: Fault };

const { bytes, what, encoding } = workerData as ModelRequest;

async function answer(): Promise<ModelReply> {
  try {
    return { model: await readModelFile(bytes, what, encoding) };
  } catch (error) {
    if (!(error instanceof TenpenError)) throw error;
    const { code, what, rule, got } = error;
    return { fault: { code, what, rule, got } };
  }
}

parentPort!.postMessage(await answer());
