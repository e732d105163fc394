import { type Fault, TenpenError } from "../src/errors.ts";
import type { Ink } from "../src/ink/stroke.ts";
import type { WorkerClient } from "../src/worker/client.ts";
import type { Read, Reader, UsersModel } from "./reader.ts";

/** What every worker that reads can be asked. */
export interface ReadingWorker {
  read(ink: Ink): Read;
}

/**
 * No reading may take longer, in milliseconds: a model can be made so that it takes for ever, and browsers may end a worker
 * without a word.
 */
const timeLimit = 10_000;

/** Has a worker read. @param onLost called when a reading takes too long, before that fails: the worker is of no use any more. */
export function workerReader(
  client: WorkerClient<ReadingWorker>,
  onLost: (fault: Fault) => void,
  by?: UsersModel,
): Reader {
  return {
    by,
    async read(ink, signal) {
      try {
        return { ...(await client.call("read", ink, { signal, timeout: timeLimit })), by };
      } catch (error) {
        if (error instanceof TenpenError && error.code === "timeout") onLost(error);
        throw error;
      }
    },
    end: () => void client.end(),
  };
}
