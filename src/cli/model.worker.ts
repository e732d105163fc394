/** The program of a worker that reads a file of another program. */
import { readModelFile } from "../formats/model-file.ts";
import { serve } from "../worker/serve.ts";
import type { ModelWorker } from "./model-worker.ts";

serve<ModelWorker>({ read: ({ bytes, what, encoding }) => readModelFile(bytes, what, encoding) });
