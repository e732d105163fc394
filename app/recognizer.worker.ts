import type { Class } from "../src/model/classes.ts";
import { classesOf } from "../src/model/model.ts";
import { createRecognizer } from "../src/recognizer/create-recognizer.ts";
import type { Recognizer } from "../src/recognizer/recognizer.ts";
import { serve } from "../src/worker/serve.ts";
import { toRead } from "./reader.ts";
import type { RecognizerWorker } from "./recognizer-worker.ts";

let recognizer: Recognizer;
let classes: readonly Class[];

serve<RecognizerWorker>({
  async load() {
    recognizer = await createRecognizer();
    classes = classesOf(recognizer.model);
  },
  read(ink) {
    const { reading, images } = recognizer.read(ink);
    return toRead(reading, images, recognizer.model.preprocessing.size, classes);
  },
});
