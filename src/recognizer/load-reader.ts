import { fault, isRecord, TenpenError } from "../errors.ts";
import { readSafetensors } from "../formats/safetensors.ts";
import { checkModel, type Model } from "../model/model.ts";
import type { Backend } from "../nn/backend.ts";
import { createBackend } from "../nn/create-backend.ts";
import type { Network } from "../nn/network.ts";
import { networkOf } from "./network-classifier.ts";

/** A model, the bytes of a `.safetensors` model file, or where to fetch one. */
export type ModelSource = Model | ArrayBuffer | ArrayBufferView | URL;

/** Where the model is that comes with Tenpen for drawings. Written so that bundlers see it and ship the file. */
export const defaultModel = () => new URL("../../models/ink.safetensors", import.meta.url);

/** And for pictures. */
export const defaultPictureModel = () => new URL("../../models/picture.safetensors", import.meta.url);

/**
 * Makes what reads with one model. @param what what to call the model in messages.
 *
 * @throws TenpenError for bytes or a model that break a rule, and of code `network` when a file does not arrive.
 */
export async function loadReader<Kind>(
  Kind: new (model: Model, network: Network) => Kind,
  source: ModelSource,
  backend?: Backend,
  what = "model",
): Promise<Kind> {
  const { model, network } = await loadNetwork(source, backend, what);
  return new Kind(model, network);
}

/** A model and its network. @throws TenpenError as `loadReader`. */
export async function loadNetwork(source: ModelSource, backend?: Backend, what = "model") {
  const model = await modelOf(source, what);
  return { model, network: networkOf(model, backend ?? (await createBackend(model.spec))) };
}

async function modelOf(given: ModelSource, what: string): Promise<Model> {
  if (given instanceof URL) return readSafetensors(await load(given), what);
  if (given instanceof ArrayBuffer) return readSafetensors(new Uint8Array(given), what);
  if (ArrayBuffer.isView(given)) {
    return readSafetensors(new Uint8Array(given.buffer, given.byteOffset, given.byteLength), what);
  }
  // A string is no URL: it could be meant from the page, from the module, or for a path.
  if (!isRecord(given) || !("spec" in given)) throw fault("option", what, "must be a Model, bytes or a URL", given);
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
