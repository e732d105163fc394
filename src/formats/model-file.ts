import { TenpenError, within } from "../errors.ts";
import { fileKind } from "../file-kind.ts";
import type { InputEncoding } from "../model/input-encoding.ts";
import type { Model } from "../model/model.ts";
import { checkCost } from "../nn/cost.ts";
import { checkSpec } from "../nn/spec.ts";
import type { ImportedNetwork } from "./imported.ts";
import { modelKinds } from "./model-kinds.ts";
import { readSafetensors } from "./safetensors.ts";
import { tellsItself, toModel } from "./to-model.ts";

/** After eight bytes of length, a safetensors file goes on as JSON. */
export function isSafetensors(bytes: Uint8Array): boolean {
  return bytes[8] === 0x7b;
}

/** Whether a model that was read of these bytes says what its network takes, as those of Tenpen do: nothing is to be found out. */
export function tellsInput(bytes: Uint8Array, { source }: Pick<Model, "source">): boolean {
  return isSafetensors(bytes) || source === undefined;
}

/**
 * Reads a model file of any kind, told by its first bytes: `.safetensors` of our own, `.keras`, and whole models in `.h5`. What
 * the latter need is loaded only then.
 *
 * @param what the name of the file, for messages.
 * @param encoding what the network of another program was trained on; 0…1 with white ink when missing.
 * @throws TenpenError for what is no model or takes too long, and for an encoding of a model of ours, which has its own.
 */
export async function readModelFile(bytes: Uint8Array, what = "model", encoding?: InputEncoding): Promise<Model> {
  const own = isSafetensors(bytes) && encoding === undefined ? readSafetensors(bytes, what) : undefined;
  try {
    const model = own ?? toModel(await readOther(bytes), encoding);
    checkCost(checkSpec(model.spec));
    return model;
  } catch (error) {
    throw within(what, error);
  }
}

async function readOther(bytes: Uint8Array): Promise<ImportedNetwork> {
  const begins = (...first: number[]) => first.every((byte, i) => bytes[i] === byte);
  if (begins(0x50, 0x4b)) return (await import("./keras/read-keras.ts")).readKeras(bytes);
  if (begins(0x89, 0x48, 0x44, 0x46)) return (await import("./keras/read-h5.ts")).readH5(bytes);
  if (isSafetensors(bytes)) throw tellsItself();
  const kind = fileKind(bytes) ?? "another kind of file";
  const got = bytes[0] === 8 ? `${kind}, which only the page opens` : kind;
  throw new TenpenError("model", "file", modelKinds, got);
}
