import { webWire } from "../../../src/train/index.ts";
import { trainShortly } from "./training.ts";

const startWorker = () =>
  webWire(new Worker(new URL("../../../src/train/worker.ts", import.meta.url), { type: "module" }));

Object.assign(window, { trainWith: (workers: number) => trainShortly({ workers, startWorker }) });
