import { FormatError, within } from "./error.ts";
import { type InputConvention, toModel } from "./input-convention.ts";
import type { Model } from "./model.ts";
import { readSafetensors } from "./safetensors.ts";

/** After eight bytes of length, a safetensors file goes on as JSON. */
export function isSafetensors(bytes: Uint8Array): boolean {
  return bytes[8] === 0x7b;
}

/**
 * Reads a model file of any kind, told by its first bytes: `.safetensors` of our own, `.keras`, and whole models in `.h5`. What
 * the latter need is loaded only then.
 *
 * @param what the name of the file, for messages.
 * @param convention what the network of another program was trained on; 0…1 with white ink when missing.
 * @throws FormatError for what is no model, and for a convention of a model of ours, which has its own.
 */
export async function readModelFile(bytes: Uint8Array, what = "model", convention?: InputConvention): Promise<Model> {
  const begins = (...first: number[]) => first.every((byte, i) => bytes[i] === byte);
  try {
    if (begins(0x50, 0x4b)) {
      const { readKeras } = await import("./keras/read-keras.ts");
      return toModel(await readKeras(bytes), convention);
    }
    if (begins(0x89, 0x48, 0x44, 0x46)) {
      const { readH5 } = await import("./keras/read-h5.ts");
      return toModel(await readH5(bytes), convention);
    }
  } catch (error) {
    throw error instanceof FormatError ? within(what, error) : error;
  }
  if (!isSafetensors(bytes)) {
    const got = bytes[0] === 8 ? "what may be ONNX, which only the page opens" : "another kind of file";
    throw new FormatError(
      `${what}: must be a .safetensors, .keras or .h5 model, got ${bytes.length === 0 ? "nothing" : got}`,
    );
  }
  if (convention !== undefined) {
    throw new FormatError(
      `${what}: must be .keras or .h5 where its input is told, got a model of Tenpen, which tells it`,
    );
  }
  return readSafetensors(bytes, what);
}
