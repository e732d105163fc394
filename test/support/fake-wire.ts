import { vi } from "vitest";
import { createBackend } from "../../src/nn/create-backend.ts";
import type { Network } from "../../src/nn/network.ts";
import { runTask, taskNetwork } from "../../src/train/task.ts";
import type { Wire } from "../../src/train/wire.ts";
import type { WorkerReply, WorkerRequest } from "../../src/train/worker.ts";

const backend = await createBackend();

/** A worker in this thread that answers later; `reply` may answer in its place. */
export function fakeWire(reply?: (type: WorkerRequest["type"]) => WorkerReply | undefined) {
  let onReply: (reply: WorkerReply) => void = () => {};
  let onEnd: (reason: string) => void = () => {};
  let network: Network;
  const wire: Wire = {
    send(request) {
      let answer = reply?.(request.type);
      if (!answer && request.type === "start") {
        network = taskNetwork(request.spec, backend);
        answer = { type: "started", kernels: backend.name };
      } else if (request.type === "weights") {
        network.setValues(request.weights);
        return;
      } else if (!answer && request.type === "run") {
        answer = { type: "result", result: runTask(network, request.task, undefined, request.room) };
      }
      setTimeout(() => onReply(answer!));
    },
    listen(replied, ended) {
      onReply = replied;
      onEnd = ended;
    },
    end: vi.fn(async () => onEnd("terminated")),
  };
  return { wire, die: (reason: string) => onEnd(reason) };
}
