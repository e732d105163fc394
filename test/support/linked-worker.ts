import type { ClientMessage, WorkerMessage } from "../../src/worker/protocol.ts";
import type { WorkerPort, WorkerTransport } from "../../src/worker/transport.ts";

/** Both ends of a line to a worker that is no thread of its own. */
export function linkedWorker() {
  let toWorker: (message: ClientMessage) => void = () => {};
  let toClient: (message: WorkerMessage) => void = () => {};
  let onEnd: (reason: string) => void = () => {};
  let ended = false;
  /** What was sent in either direction. */
  const sent: { readonly message: ClientMessage | WorkerMessage; readonly transfer: readonly ArrayBuffer[] }[] = [];
  const transport: WorkerTransport = {
    send(message, transfer) {
      sent.push({ message, transfer });
      toWorker(message);
    },
    listen(onMessage, onWorkerEnd) {
      toClient = onMessage;
      onEnd = onWorkerEnd;
    },
    async end() {
      ended = true;
    },
  };
  const port: WorkerPort = {
    send(message, transfer) {
      sent.push({ message, transfer });
      if (!ended) toClient(message);
    },
    listen(onMessage) {
      toWorker = onMessage;
    },
  };
  return { transport, port, sent, die: (reason: string) => onEnd(reason), isEnded: () => ended };
}
