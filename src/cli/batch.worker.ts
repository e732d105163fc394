/** The program of a worker that reads drawings and pictures. */
import { createRecognizer } from "../recognizer/create-recognizer.ts";
import type { Recognizer } from "../recognizer/recognizer.ts";
import { serve } from "../worker/serve.ts";
import type { BatchWorker } from "./batch-worker.ts";
import { readBatch } from "./read-batch.ts";

let recognizer: Recognizer;

serve<BatchWorker>({
  async start(models) {
    recognizer = await createRecognizer(models);
  },
  read: (task) => readBatch(recognizer, task),
});
