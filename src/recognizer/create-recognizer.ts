import { checkKeys, fault, isRecord } from "../errors.ts";
import type { Backend } from "../nn/backend.ts";
import { defaultModel, defaultPictureModel, loadNetwork, loadReader, type ModelSource } from "./load-reader.ts";
import { PictureReader } from "./picture-reader.ts";
import { Recognizer } from "./recognizer.ts";

export interface RecognizerOptions {
  /** What drawings are read with; Tenpen's own when missing, whose bytes `tenpen/model` has too. */
  readonly model?: ModelSource;
  /** What pictures are read with; when missing `model`, or, where that is missing too, Tenpen's own, whose bytes `tenpen/picture-model` has. */
  readonly pictureModel?: ModelSource;
  /** The kernels to use; the fastest that runs here when missing. */
  readonly backend?: Backend;
}

/**
 * Makes a recognizer.
 *
 * @example
 * const recognizer = await createRecognizer();
 * recognizer.recognize({ strokes: [[{ x: 50, y: 10 }, { x: 48, y: 90 }]] }).text; // "1"
 *
 * @throws TenpenError for options, bytes or a model that break a rule, and of code `network` when a file does not arrive.
 */
export async function createRecognizer(options: RecognizerOptions = {}): Promise<Recognizer> {
  checkOptions(options);
  const { backend, model = defaultModel(), pictureModel = options.model ?? defaultPictureModel() } = options;
  const [own, pictures] = await Promise.all([
    loadNetwork(model, backend),
    loadReader(PictureReader, pictureModel, backend, "pictureModel"),
  ]);
  return new Recognizer(own.model, own.network, pictures);
}

function checkOptions(options: unknown): void {
  if (!isRecord(options)) throw fault("option", "options", "must be an object", options);
  checkKeys("option", "options", options, ["model", "pictureModel", "backend"]);
  const { backend } = options;
  if (backend !== undefined && !(isRecord(backend) && typeof backend.open === "function")) {
    throw fault("option", "backend", "must be one of `createBackend`", backend);
  }
}
