// A thread of the `tenpen` contender: first the name of a spec, then images to decide on.
import { parentPort } from "node:worker_threads";
import { makeRecognizer } from "./tenpen.mjs";

let recognizer;
parentPort.on("message", async ({ spec, images }) => {
  if (spec) recognizer = await makeRecognizer(spec);
  parentPort.postMessage(images ? recognizer.recognizeImages(images, images.length / 784) : "ready");
});
