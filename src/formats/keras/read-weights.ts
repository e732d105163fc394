import { fault } from "../../errors.ts";
import { sizeOf } from "../../nn/shape.ts";
import type { ImportedNetwork } from "../imported.ts";
import { transpose } from "../transpose.ts";
import { type OpenFile, readTensor } from "./hdf5.ts";
import type { ReadConfig } from "./read-config.ts";

/**
 * Reads the weights of a model.
 *
 * @param paths where each parameter is in the file.
 * @throws TenpenError for one that is missing or of another shape.
 */
export function readWeights(
  { spec, outputActivation, checks, constants, turned, training }: ReadConfig,
  file: OpenFile,
  paths: ReadonlyMap<string, string>,
): ImportedNetwork {
  const weights: Record<string, Float32Array> = {};
  const all = checks.flatMap(({ parameters }) => parameters).filter(({ name }) => constants[name] === undefined);
  const values = all.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (2 * values > file.bytes)
    throw fault("model", "weights", `must be in the file, all ${values}`, `${file.bytes} bytes`);
  for (const { name, shape } of checks.flatMap(({ parameters }) => parameters)) {
    const constant = constants[name];
    const values =
      constant === undefined
        ? readTensor(file, paths.get(name)!, shape)
        : new Float32Array(sizeOf(shape)).fill(constant);
    const [height, width, channels] = turned[name] ?? [];
    weights[name] = turned[name] ? transpose(values, [channels!, height!, width!, shape[1]!], [1, 2, 0, 3]) : values;
  }
  return { spec, outputActivation, training, weights };
}
