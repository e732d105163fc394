import type { File, Group } from "h5wasm";
import { fault, isRecord, TenpenError } from "../../errors.ts";
import type { ImportedNetwork } from "../imported.ts";
import { parseJson } from "../json.ts";
import { attribute, find, withHdf5 } from "./hdf5.ts";
import { readConfig, type WeightedLayer } from "./read-config.ts";
import { readWeights } from "./read-weights.ts";

const maxConfig = 2 ** 20;

/**
 * Reads a whole model that Keras 2 or 3 saved as `.h5`.
 *
 * @throws TenpenError for what is no such file, has weights alone, or has a layer that is not supported, which it names.
 */
export async function readH5(bytes: Uint8Array): Promise<ImportedNetwork> {
  return withHdf5(bytes, (file) => {
    const text = attribute(file, "model_config", 1);
    if (typeof text !== "string") {
      throw new TenpenError(
        "model",
        "file",
        "must hold a whole model",
        "none; save it with model.save, not save_weights",
      );
    }
    if (text.length > maxConfig)
      throw fault("model", "model_config", `must have at most ${maxConfig} letters`, text.length);
    const compiled = attribute(file, "training_config", 1);
    const config = readConfig(parseJson(text, "model_config"), compiledOf(compiled));
    return readWeights(config, file, pathsIn(file, config.layers));
  });
}

/** As `.keras` files have it. */
function compiledOf(text: unknown): unknown {
  if (typeof text !== "string" || text.length > maxConfig) return undefined;
  const compiled = parseJson(text, "training_config");
  return isRecord(compiled) ? { ...compiled, optimizer: compiled.optimizer_config } : undefined;
}

/** Where parameters are: a layer's folder lists its weights, and a model's that is a layer those of all its layers. */
function pathsIn(file: File, layers: readonly WeightedLayer[]): Map<string, string> {
  const paths = new Map<string, string>();
  for (const layer of layers) {
    const folder = `model_weights/${layer.name}`;
    const group = find(file, folder) as Group | null;
    const parameters = inOrder(layer);
    if (parameters.length === 0) continue;
    const names = group && attribute(group, "weight_names", parameters.length);
    for (const [i, parameter] of parameters.entries()) {
      paths.set(parameter, `${folder}/${Array.isArray(names) ? utf8(String(names[i])) : ""}`);
    }
  }
  return paths;
}

/** A name as it was: the library takes each byte of a text for a letter. */
function utf8(name: string): string {
  const bytes = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
  return /[^\0-\xff]/.test(name) ? name : new TextDecoder().decode(bytes);
}

/** The parameters of a layer and of those in it as Keras lists them: what is trained first. */
function inOrder(layer: WeightedLayer): string[] {
  const all = leaves(layer).flatMap(({ parameters, trainable }) =>
    parameters.map((name) => ({ name, trained: trainable && !/\.moving(Mean|Variance)$/.test(name) })),
  );
  return [...all.filter(({ trained }) => trained), ...all.filter(({ trained }) => !trained)].map(({ name }) => name);
}

function leaves(layer: WeightedLayer): WeightedLayer[] {
  return layer.layers.length === 0 ? [layer] : layer.layers.flatMap(leaves);
}
