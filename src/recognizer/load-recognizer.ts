import { checkKeys, fault, isRecord, TenpenError } from "../errors.ts";
import { readSafetensors } from "../formats/safetensors.ts";
import { checkModel, type Model } from "../model/model.ts";
import type { Backend } from "../nn/backend.ts";
import { createBackend } from "../nn/create-backend.ts";
import type { Network } from "../nn/network.ts";
import type { InkRecognizer } from "./ink-recognizer.ts";
import { networkOf } from "./network-classifier.ts";

export interface RecognizerOptions {
  /** A model, the bytes of a `.safetensors` model file, or where to fetch one; Tenpen's own when missing, whose bytes `tenpen/model` has too. */
  readonly model?: Model | ArrayBuffer | ArrayBufferView | URL;
  /** The kernels to use; the fastest that runs here when missing. */
  readonly backend?: Backend;
}

/** Where the model is that comes with Tenpen. Written so that bundlers see it and ship the file. */
export const defaultModel = () => new URL("../../models/ink.safetensors", import.meta.url);

/** Makes a recognizer of a kind, as `createRecognizer` does. @throws TenpenError as that. */
export async function loadRecognizer<Kind extends InkRecognizer>(
  Kind: new (model: Model, network: Network) => Kind,
  options: RecognizerOptions = {},
): Promise<Kind> {
  checkOptions(options);
  const { model = defaultModel(), backend } = options;
  const ready = await modelOf(model);
  return new Kind(ready, networkOf(ready, backend ?? (await createBackend(ready.spec))));
}

function checkOptions(options: unknown): void {
  if (!isRecord(options)) throw fault("option", "options", "must be an object", options);
  checkKeys("option", "options", options, ["model", "backend"]);
  const { backend } = options;
  if (backend !== undefined && !(isRecord(backend) && typeof backend.open === "function")) {
    throw fault("option", "backend", "must be one of `createBackend`", backend);
  }
}

async function modelOf(given: NonNullable<RecognizerOptions["model"]>): Promise<Model> {
  if (given instanceof URL) return readSafetensors(await load(given));
  if (given instanceof ArrayBuffer) return readSafetensors(new Uint8Array(given));
  if (ArrayBuffer.isView(given)) {
    return readSafetensors(new Uint8Array(given.buffer, given.byteOffset, given.byteLength));
  }
  // A string is no URL: it could be meant from the page, from the module, or for a path.
  if (!isRecord(given) || !("spec" in given)) throw fault("option", "model", "must be a Model, bytes or a URL", given);
  checkModel(given);
  return given;
}

/** How long a model may take to arrive, in milliseconds: that of Tenpen does in as long at 8 kbit/s. */
const timeLimit = 100_000;

async function load(url: URL): Promise<Uint8Array> {
  if (url.protocol === "file:") {
    // Node's fetch reads no files. Asked for like this, and not imported, it stays out of what bundlers make for the browser.
    const { readFile } = globalThis.process.getBuiltinModule("node:fs/promises");
    return readFile(url).catch((error) => {
      throw new TenpenError("data", url.href, "must be a file that can be read", `${error.code ?? error}`);
    });
  }
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeLimit) });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    throw new TenpenError("network", url.href, "must be answered with 200", `${response.status}`);
  } catch (error) {
    throw error instanceof TenpenError ? error : new TenpenError("network", url.href, "must arrive", `${error}`);
  }
}
