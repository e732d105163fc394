/** The program of a training worker, for `worker_threads` and Web Workers alike. */
import { createBackend } from "../nn/create-backend.ts";
import type { Network } from "../nn/network.ts";
import { serve } from "../worker/serve.ts";
import type { Render } from "./samples/render.ts";
import { createSetRender } from "./samples/sample-set.ts";
import { buffersOf, runTask, taskNetwork } from "./task.ts";
import type { TrainingWorker } from "./training-worker.ts";

let network: Network;
let render: Render | undefined;

serve<TrainingWorker>({
  async start({ spec, sources }) {
    const backend = await createBackend();
    network = taskNetwork(spec, backend);
    render = await createSetRender(sources);
    return backend.name;
  },
  setWeights(weights) {
    network.setValues(weights);
  },
  run({ task, buffer }, { transfer }) {
    const result = runTask(network, task, render, buffer);
    transfer.push(...buffersOf(result.gradient));
    return result;
  },
});
