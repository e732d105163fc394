/** The program of a training worker, for `worker_threads` and Web Workers alike: a spec first, then weights and tasks. */
import { createBackend } from "../nn/create-backend.ts";
import type { Network } from "../nn/network.ts";
import type { Spec } from "../nn/spec.ts";
import { type Augment, type Augmentation, loadAugment } from "./augment/augmentation.ts";
import { buffersOf, gradientsOf, runTask, type Task, type TaskResult, taskNetwork } from "./task.ts";

/** To a worker. */
export type WorkerRequest =
  | { readonly type: "start"; readonly spec: Spec; readonly augmentation?: Augmentation | undefined }
  | {
      readonly type: "run";
      /** All parameters, one after the other; missing when they are those of the last request. */
      readonly weights?: Float32Array;
      readonly tasks: readonly Task[];
      /** Gradients of earlier results, to be filled anew. */
      readonly rooms?: readonly Float32Array[];
    };

/** From a worker: its kernels once it has started, then the results of each request, or what went wrong. */
export type WorkerReply =
  | { readonly type: "started"; readonly kernels: "simd" | "reference" }
  | { readonly type: "results"; readonly results: readonly TaskResult[] }
  | { readonly type: "failed"; readonly message: string };

interface Port {
  postMessage(message: WorkerReply, transfer?: ArrayBuffer[]): void;
}

// Asked for like this, and not imported, it stays out of what bundlers make for the browser.
const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");
const port = (threads?.parentPort ?? globalThis) as unknown as Port;
let network: Network;
let augment: Augment | undefined;

async function answer(request: WorkerRequest): Promise<void> {
  try {
    if (request.type === "start") {
      const backend = await createBackend();
      network = taskNetwork(request.spec, backend);
      augment = request.augmentation && (await loadAugment(request.augmentation));
      port.postMessage({ type: "started", kernels: backend.name });
      return;
    }
    if (request.weights) network.setValues(request.weights);
    const results = request.tasks.map((task, i) => runTask(network, task, augment, request.rooms?.[i]));
    port.postMessage({ type: "results", results }, buffersOf(gradientsOf(results)));
  } catch (error) {
    port.postMessage({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

if (threads?.parentPort) threads.parentPort.on("message", answer);
else globalThis.addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => void answer(data));
