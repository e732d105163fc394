import { webTransport } from "../../../src/train/index.ts";
import { augmentedHashes } from "../../support/augmented.ts";
import { type TrainingSettings, trainOnMnist, trainShortly } from "./training.ts";

const startWorker = () =>
  webTransport(new Worker(new URL("../../../src/train/worker.ts", import.meta.url), { type: "module" }));

/** A file that lies beside the page. */
async function load(name: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(name)).arrayBuffer());
}

Object.assign(window, {
  augmentedHashes,
  trainWith: (workers: number) => trainShortly({ workers, startWorker }),
  trainOnMnist: async (settings: TrainingSettings) =>
    trainOnMnist(await load("images.bin"), await load("labels.bin"), settings, startWorker),
});
