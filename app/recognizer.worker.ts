import type { Class } from "../src/model/classes.ts";
import { classesOf } from "../src/model/model.ts";
import { InkRecognizer } from "../src/recognizer/ink-recognizer.ts";
import { defaultModel, loadReader } from "../src/recognizer/load-reader.ts";
import { serve } from "../src/worker/serve.ts";
import { toRead } from "./reader.ts";
import type { RecognizerWorker } from "./recognizer-worker.ts";

/** As it came, and by the hand of the person who draws. */
let recognizer: InkRecognizer;
let mine: InkRecognizer;
let classes: readonly Class[];

serve<RecognizerWorker>({
  async load() {
    recognizer = await loadReader(InkRecognizer, defaultModel());
    mine = recognizer;
    classes = classesOf(recognizer.model);
  },
  read(ink) {
    const { reading, images, byHand } = mine.read(ink);
    return { ...toRead(reading, images, mine.model.preprocessing.size, classes), byHand };
  },
  setCorrections(corrections) {
    mine = recognizer.withHand(corrections);
  },
  strokesOf({ ink, index }) {
    return mine.read(ink).strokes[index] ?? [];
  },
});
