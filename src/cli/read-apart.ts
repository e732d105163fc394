import { Worker } from "node:worker_threads";
import { TenpenError } from "../errors.ts";
import type { InputEncoding } from "../model/input-encoding.ts";
import type { Model } from "../model/model.ts";
import type { ModelReply, ModelRequest } from "./model-thread.ts";

/**
 * As `readModelFile`, in a thread of its own that is ended when it takes too long: a file can be made, or damaged, so that the
 * library for HDF5 never comes to its end.
 *
 * @param seconds how long it may take.
 * @throws TenpenError
 */
export async function readApart(
  bytes: Uint8Array,
  what = "model",
  encoding?: InputEncoding,
  seconds = 20,
): Promise<Model> {
  const workerData: ModelRequest = { bytes, what, encoding };
  // The built file: Node 20 does not run TypeScript.
  const thread = new Worker(new URL("./model-thread.js", import.meta.url), { workerData });
  let timer: NodeJS.Timeout | undefined;
  try {
    const reply = await new Promise<ModelReply>((resolve, reject) => {
      thread.once("message", resolve);
      thread.once("error", reject);
      const late = new TenpenError(
        "model",
        what,
        `must be read within ${seconds} seconds`,
        "no end; it may be damaged",
      );
      timer = setTimeout(() => reject(late), 1000 * seconds);
    });
    if ("fault" in reply) {
      const { code, what, rule, got } = reply.fault;
      throw new TenpenError(code, what, rule, got);
    }
    return reply.model;
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
