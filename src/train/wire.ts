import type { WorkerReply, WorkerRequest } from "./worker.ts";

/** The line to a worker that runs `worker.ts`. */
export interface Wire {
  /** @param transfer buffers of the request that go over instead of being copied. */
  send(request: WorkerRequest, transfer: readonly ArrayBuffer[]): void;
  /** To be called once. `onEnd` hears why the worker can work no more. */
  listen(onReply: (reply: WorkerReply) => void, onEnd: (reason: string) => void): void;
  /** Ends the worker at once. */
  end(): Promise<void>;
}

/** Starts a thread of Node. @throws Error where there are no `worker_threads`. */
export function threadWire(): Wire {
  // Asked for like this, and not imported, it stays out of what bundlers make for the browser.
  const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");
  if (!threads) throw new Error("startWorker: must be given outside of Node, got nothing");
  // The built file: Node 20 does not run TypeScript.
  const worker = new threads.Worker(new URL("./worker.js", import.meta.url));
  return {
    send: (request, transfer) => worker.postMessage(request, [...transfer]),
    listen(onReply, onEnd) {
      worker.on("message", onReply);
      worker.on("error", (error: Error) => onEnd(error.message));
      worker.on("exit", (code) => onEnd(`exit code ${code}`));
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** Takes over a Web Worker: `webWire(new Worker(new URL("tenpen/train/worker", import.meta.url), { type: "module" }))`. */
export function webWire(worker: Worker): Wire {
  return {
    send: (request, transfer) => worker.postMessage(request, [...transfer]),
    listen(onReply, onEnd) {
      worker.addEventListener("message", ({ data }: MessageEvent<WorkerReply>) => onReply(data));
      worker.addEventListener("error", ({ message }) => onEnd(message || "no script"));
    },
    async end() {
      worker.terminate();
    },
  };
}
