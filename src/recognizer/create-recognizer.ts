import { readSafetensors } from "../formats/safetensors.ts";
import { checkModel, type Model } from "../model/model.ts";
import type { Backend } from "../nn/backend.ts";
import { createBackend } from "../nn/create-backend.ts";
import { Recognizer } from "./recognizer.ts";

export interface RecognizerOptions {
  /** A model, the bytes of a `.safetensors` model file, or where to fetch one; Tenpen's own when missing, whose bytes `tenpen/model` has too. */
  readonly model?: Model | Uint8Array | URL;
  /** The kernels to use; the fastest that runs here when missing. */
  readonly backend?: Backend;
}

/** Where the model is that comes with Tenpen. Written so that bundlers see it and ship the file. */
export const defaultModel = () => new URL("../../models/ink.safetensors", import.meta.url);

/**
 * Makes a recognizer.
 *
 * @example
 * const recognizer = await createRecognizer();
 * recognizer.recognize({ strokes: [[{ x: 50, y: 10 }, { x: 48, y: 90 }]] }).text; // "1"
 *
 * @throws TenpenError for bytes or a model that break a rule, Error when the file cannot be had.
 */
export async function createRecognizer({
  model = defaultModel(),
  backend,
}: RecognizerOptions = {}): Promise<Recognizer> {
  const given = model instanceof URL ? await load(model) : model;
  const ready = given instanceof Uint8Array ? readSafetensors(given) : given;
  checkModel(ready);
  return new Recognizer(ready, backend ?? (await createBackend()));
}

async function load(url: URL): Promise<Uint8Array> {
  if (url.protocol === "file:") {
    // Node's fetch reads no files. Asked for like this, and not imported, it stays out of what bundlers make for the browser.
    const { readFile } = globalThis.process.getBuiltinModule("node:fs/promises");
    return readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: must be answered with 200, got ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
