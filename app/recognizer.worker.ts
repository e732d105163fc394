import { createRecognizer } from "../src/recognizer/create-recognizer.ts";
import type { Recognizer } from "../src/recognizer/recognizer.ts";
import { serve } from "../src/worker/serve.ts";
import { viewOf } from "./reader.ts";
import type { RecognizerWorker } from "./recognizer-worker.ts";

let recognizer: Recognizer;

serve<RecognizerWorker>({
  async load() {
    recognizer = await createRecognizer();
  },
  read(ink) {
    const { reading, images } = recognizer.read(ink);
    return { reading, view: viewOf(images, recognizer.model.preprocessing.size) };
  },
});
