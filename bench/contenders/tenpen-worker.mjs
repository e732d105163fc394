// A thread of the `tenpen` contender: first the name of a spec, then images to decide on.
import { parentPort } from "node:worker_threads";
import { makeRecognizer } from "./tenpen.mjs";

let recognizer;
parentPort.on("message", async ({ spec, images }) => {
  if (spec) recognizer = await makeRecognizer(spec);
  if (images === undefined) {
    parentPort.postMessage("ready");
    return;
  }
  // The digits alone, as the others answer.
  const decisions = recognizer.recognizeImages(images, images.length / 784);
  parentPort.postMessage(Uint8Array.from(decisions, ({ digit }) => digit));
});
