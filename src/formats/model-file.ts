import type { InputConvention } from "./input-convention.ts";
import type { Model } from "./model.ts";
import { readSafetensors } from "./safetensors.ts";

/** Reads a model file of any kind that is known. @throws FormatError */
export async function readModelFile(bytes: Uint8Array, what = "model", _convention?: InputConvention): Promise<Model> {
  return readSafetensors(bytes, what);
}
