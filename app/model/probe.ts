import { readSafetensors } from "../../src/formats/safetensors.ts";
import { usualEncoding } from "../../src/model/input-encoding.ts";
import { summarizeLayer } from "../../src/model/layer-summary.ts";
import { checkModel } from "../../src/model/model.ts";
import type { ClassifierFor } from "../../src/recognizer/classifier.ts";
import { imagesToDetect, type ProbeSet, tryEncoding } from "../../src/recognizer/detect-encoding.ts";
import { defaultModel } from "../../src/recognizer/load-reader.ts";
import { networkClassifierFor } from "../../src/recognizer/network-classifier.ts";
import { fetchSample } from "../mnist-sample.ts";
import type { OwnScore } from "./model-summary.ts";

/** Images to try a model on, and what Tenpen's own model makes of them. */
export interface Probe {
  readonly set: ProbeSet;
  /** How many of them are used. */
  readonly count: number;
  readonly own: OwnScore;
}

/** How long a detection should take at most, in milliseconds: a slow model is tried on fewer images. */
const budget = 6000;

/** @throws Error when the images or Tenpen's own model cannot be had. */
export async function prepareProbe(classifierFor: ClassifierFor): Promise<Probe> {
  const [set, own] = await Promise.all([fetchSample(), fetchOwn()]);
  const start = performance.now();
  await tryEncoding(classifierFor, set, usualEncoding, 10);
  const count = affordable(set.count, (performance.now() - start) / 10);
  const { parameters, bytes } = own;
  const { right } = await tryEncoding(own.classifierFor, set, usualEncoding, count);
  return { set, count, own: { right, parameters, bytes } };
}

/** The largest multiple of ten on which a detection keeps to its budget; ten at least. */
function affordable(most: number, perImage: number): number {
  let count = most;
  while (count > 10 && imagesToDetect(count) * perImage > budget) count -= 10;
  return count;
}

async function fetchOwn() {
  const response = await fetch(defaultModel());
  if (!response.ok) throw new Error(`${defaultModel()}: must be answered with 200, got ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const model = readSafetensors(bytes);
  const parameters = checkModel(model).reduce((sum, check) => sum + summarizeLayer(check).parameters, 0);
  return { classifierFor: await networkClassifierFor(model), parameters, bytes: bytes.length };
}
