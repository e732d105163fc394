import { TenpenError } from "../errors.ts";
import type { ClientMessage, WorkerMessage } from "./protocol.ts";

/** What carries messages to a worker and back. */
export interface WorkerTransport {
  /** @param transfer buffers of the message that go over instead of being copied. */
  send(message: ClientMessage, transfer: readonly ArrayBuffer[]): void;
  /** To be called once. `onEnd` hears why the worker can work no more, where that can be known. */
  listen(onMessage: (message: WorkerMessage) => void, onEnd: (reason: string) => void): void;
  /** Ends the worker at once. */
  end(): Promise<void>;
}

/** The other end, in the worker. */
export interface WorkerPort {
  send(message: WorkerMessage, transfer: readonly ArrayBuffer[]): void;
  listen(onMessage: (message: ClientMessage) => void): void;
}

const unreadable = "a message that cannot be read";

// Asked for like this, and not imported, it stays out of what bundlers make for the browser.
function workerThreads() {
  return globalThis.process?.getBuiltinModule?.("node:worker_threads");
}

/** Starts a thread of Node. @throws Error where there are no `worker_threads`. */
export function threadTransport(script: URL): WorkerTransport {
  const threads = workerThreads();
  if (!threads) throw new TenpenError("call", "startWorker", "must be given outside of Node", "nothing");
  const worker = new threads.Worker(script);
  return {
    send: (message, transfer) => worker.postMessage(message, [...transfer]),
    listen(onMessage, onEnd) {
      worker.on("message", onMessage);
      worker.on("messageerror", () => onEnd(unreadable));
      worker.on("error", (error: Error) => onEnd(error.message));
      worker.on("exit", (code) => onEnd(`exit code ${code}`));
    },
    async end() {
      await worker.terminate();
    },
  };
}

/** Takes over a Web Worker: `webTransport(new Worker(new URL("tenpen/train/worker", import.meta.url), { type: "module" }))`. */
export function webTransport(worker: Worker): WorkerTransport {
  return {
    send: (message, transfer) => worker.postMessage(message, [...transfer]),
    listen(onMessage, onEnd) {
      worker.addEventListener("message", ({ data }: MessageEvent<WorkerMessage>) => onMessage(data));
      worker.addEventListener("messageerror", () => onEnd(unreadable));
      worker.addEventListener("error", ({ message }) => onEnd(message || "no script"));
    },
    async end() {
      worker.terminate();
    },
  };
}

/** Of the global object of a worker of the web that listens. Registered, since another copy of this script looks it up. */
const listening = Symbol.for("tenpen.listening");

/** The port of the worker that this runs in, of whichever kind. */
export function ownPort(): WorkerPort {
  const thread = workerThreads()?.parentPort;
  if (thread) {
    return {
      send: (message, transfer) => thread.postMessage(message, [...transfer]),
      listen: (onMessage) => thread.on("message", onMessage),
    };
  }
  return {
    send: (message, transfer) => globalThis.postMessage(message, { transfer: [...transfer] }),
    listen(onMessage) {
      // WebKit runs a worker's script once more where a chunk that is loaded later imports from it, as bundlers have chunks do: the first
      // one goes on, and the second lends its functions only.
      if (Object.hasOwn(globalThis, listening)) return;
      Object.defineProperty(globalThis, listening, { value: true });
      globalThis.addEventListener("message", ({ data }: MessageEvent<ClientMessage>) => onMessage(data));
    },
  };
}
