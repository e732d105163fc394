import { vi } from "vitest";
import { createBackend } from "../../src/nn/create-backend.ts";
import type { Network } from "../../src/nn/network.ts";
import { runTask, taskNetwork } from "../../src/train/task.ts";
import type { TrainingWorker } from "../../src/train/training-worker.ts";
import type { ClientMessage, WorkerMessage } from "../../src/worker/protocol.ts";
import { serve, type WorkerHandlers } from "../../src/worker/serve.ts";
import type { WorkerTransport } from "../../src/worker/transport.ts";

const backend = await createBackend();

/** A training worker in this thread that answers later; `handlers` may do the work in its place. */
export function fakeWorker(handlers: Partial<WorkerHandlers<TrainingWorker>> = {}) {
  let toWorker: (message: ClientMessage) => void = () => {};
  let toClient: (message: WorkerMessage) => void = () => {};
  let onEnd: (reason: string) => void = () => {};
  let network: Network;
  const transport: WorkerTransport = {
    send: (message) => toWorker(message),
    listen(onMessage, ended) {
      toClient = onMessage;
      onEnd = ended;
    },
    end: vi.fn(async () => onEnd("terminated")),
  };
  serve<TrainingWorker>(
    {
      start({ spec }) {
        network = taskNetwork(spec, backend);
        return backend.name;
      },
      setWeights: (weights) => network.setValues(weights),
      run: ({ task, buffer }) => runTask(network, task, undefined, buffer),
      ...handlers,
    },
    {
      send: (message) => void setTimeout(() => toClient(message)),
      listen(onMessage) {
        toWorker = onMessage;
      },
    },
  );
  return { transport, die: (reason: string) => onEnd(reason) };
}

/** What a message asks a training worker to work out, if it does. */
export function workOf(message: ClientMessage): Parameters<TrainingWorker["run"]>[0] | undefined {
  return message.type === "request" && message.method === "run"
    ? (message.params as Parameters<TrainingWorker["run"]>[0])
    : undefined;
}
