/** The program of a training worker, for `worker_threads` and Web Workers alike: a spec first, then weights and tasks. */
import { createBackend } from "../nn/create-backend.ts";
import type { Network } from "../nn/network.ts";
import type { Spec } from "../nn/spec.ts";
import type { Render } from "./samples/render.ts";
import { createSetRender, type SourcePart } from "./samples/sample-set.ts";
import { buffersOf, runTask, type Task, type TaskResult, taskNetwork } from "./task.ts";

/** To a worker. */
export type WorkerRequest =
  | { readonly type: "start"; readonly spec: Spec; readonly sources: readonly SourcePart[] }
  /** All parameters, one after the other, for the tasks that follow. It has no answer. */
  | { readonly type: "weights"; readonly weights: Float32Array }
  /** `room` is the gradient of an earlier result, to be filled anew. */
  | { readonly type: "run"; readonly task: Task; readonly room?: Float32Array | undefined };

/** From a worker: its kernels once it has started, then the result of each task, or what went wrong. */
export type WorkerReply =
  | { readonly type: "started"; readonly kernels: "simd" | "reference" }
  | { readonly type: "result"; readonly result: TaskResult }
  | { readonly type: "failed"; readonly message: string };

interface Port {
  postMessage(message: WorkerReply, transfer?: ArrayBuffer[]): void;
}

// Asked for like this, and not imported, it stays out of what bundlers make for the browser.
const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");
const port = (threads?.parentPort ?? globalThis) as unknown as Port;
let network: Network;
let render: Render | undefined;

async function answer(request: WorkerRequest): Promise<void> {
  try {
    if (request.type === "start") {
      const backend = await createBackend();
      network = taskNetwork(request.spec, backend);
      render = await createSetRender(request.sources);
      port.postMessage({ type: "started", kernels: backend.name });
      return;
    }
    if (request.type === "weights") {
      network.setValues(request.weights);
      return;
    }
    const result = runTask(network, request.task, render, request.room);
    port.postMessage({ type: "result", result }, buffersOf(result.gradient));
  } catch (error) {
    port.postMessage({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

if (threads?.parentPort) threads.parentPort.on("message", answer);
else globalThis.addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => void answer(data));
