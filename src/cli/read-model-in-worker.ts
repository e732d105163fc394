import { TenpenError, within } from "../errors.ts";
import type { InputEncoding } from "../model/input-encoding.ts";
import type { Model } from "../model/model.ts";
import { WorkerClient } from "../worker/client.ts";
import { threadTransport } from "../worker/transport.ts";
import type { ModelWorker } from "./model-worker.ts";

/**
 * As `readModelFile`, in a thread of its own that is ended when it takes too long: a file can be made, or damaged, so that the
 * library for HDF5 never comes to its end.
 *
 * @param seconds how long it may take.
 * @throws TenpenError
 */
export async function readModelInWorker(
  bytes: Uint8Array,
  what = "model",
  encoding?: InputEncoding,
  seconds = 20,
): Promise<Model> {
  // The built file: Node 20 does not run TypeScript.
  const client = new WorkerClient<ModelWorker>(threadTransport(new URL("./model.worker.js", import.meta.url)));
  try {
    return await client.call("read", { bytes, what, encoding }, { timeout: 1000 * seconds });
  } catch (error) {
    if (!(error instanceof TenpenError)) throw error;
    if (error.code === "worker") throw within(what, error);
    if (error.code !== "timeout") throw error;
    const rule = `must be read within ${seconds} seconds`;
    throw new TenpenError("timeout", what, rule, "no end; it may be damaged", { cause: error });
  } finally {
    await client.end();
  }
}
