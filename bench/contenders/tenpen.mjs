// Tenpen itself, from the built library.
import { Worker } from "node:worker_threads";
import { createRecognizer, mnistPreprocessing } from "../../dist/index.js";
import { initialWeights } from "../../dist/nn/network.js";
import { specs, train } from "../../dist/train/index.js";

async function makeRecognizer(name) {
  const spec = specs[name];
  const model = { spec, weights: initialWeights(spec, 1), preprocessing: mnistPreprocessing };
  return createRecognizer({ model });
}

async function predictor(spec) {
  const recognizer = await makeRecognizer(spec);
  return (many) => recognizer.recognizeImages(many, many.length / 784);
}

export async function makeContender({ images, labels, threads }) {
  const dataset = (count) => ({
    ...{ images: images.subarray(0, count * 784), labels: labels.subarray(0, count) },
    ...{ count, height: 28, width: 28 },
  });
  return {
    /** What a user gets: `train`, with its messages to workers, on shuffled images. */
    async train({ spec, batch, seconds, count = labels.length }) {
      const abort = new AbortController();
      const begin = performance.now();
      let start = 0;
      let end = 0;
      let seen = 0;
      await train({
        ...{ spec: specs[spec], train: dataset(count), validation: dataset(1), epochs: 1e6, batchSize: batch },
        ...{ learningRate: 1e-3, seed: 1, workers: threads, signal: abort.signal },
        onStep() {
          const now = performance.now();
          if (start === 0) {
            if (now - begin > seconds * 250) start = now;
            return;
          }
          seen++;
          end = now;
          if (now - start > seconds * 1000) abort.abort();
        },
      });
      // The last batch of an epoch is smaller where the batch does not divide the images.
      const mean = count / Math.ceil(count / batch);
      return { imagesPerSecond: (seen * mean * 1000) / (end - start) };
    },

    predictor,

    /** On several threads each worker has a recognizer of its own, and gets its share of the images by message. */
    async bulkPredictor(spec) {
      if (threads === 1) return predictor(spec);
      const workers = Array.from(
        { length: threads },
        () => new Worker(new URL("./tenpen-worker.mjs", import.meta.url)),
      );
      const ask = (worker, message) =>
        new Promise((resolve) => {
          worker.once("message", resolve);
          worker.postMessage(message);
        });
      await Promise.all(workers.map((worker) => ask(worker, { spec })));
      for (const worker of workers) worker.unref();
      return (many) => {
        const share = Math.ceil(many.length / 784 / threads) * 784;
        return Promise.all(workers.map((worker, i) => ask(worker, { images: many.slice(i * share, (i + 1) * share) })));
      };
    },
  };
}

export { makeRecognizer };
