import type { File } from "h5wasm";
import { sizeOf } from "../../nn/shape.ts";
import type { ImportedNetwork } from "../imported.ts";
import { readTensor } from "./hdf5.ts";
import { turnRows } from "./layout.ts";
import type { ReadConfig } from "./read-config.ts";

/**
 * Reads the weights of a model.
 *
 * @param paths where each parameter is in the file.
 * @throws FormatError for one that is missing or of another shape.
 */
export function readWeights(
  { spec, ending, checks, constants, turned, training }: ReadConfig,
  file: File,
  paths: ReadonlyMap<string, string>,
): ImportedNetwork {
  const weights: Record<string, Float32Array> = {};
  for (const { name, shape } of checks.flatMap(({ parameters }) => parameters)) {
    const constant = constants[name];
    const values =
      constant === undefined
        ? readTensor(file, paths.get(name)!, shape)
        : new Float32Array(sizeOf(shape)).fill(constant);
    if (turned[name]) turnRows(values, turned[name]);
    weights[name] = values;
  }
  return { spec, ending, training, weights };
}
