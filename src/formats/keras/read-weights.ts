import type { File } from "h5wasm";
import { sizeOf } from "../../nn/shape.ts";
import type { ImportedNetwork } from "../imported.ts";
import { readTensor } from "./hdf5.ts";
import type { ReadConfig, WeightedLayer } from "./read-config.ts";

/**
 * Reads the weights of a model.
 *
 * @param pathsOf where the variables of a layer are in the file, in Keras's order; called for the layers in their order.
 * @throws FormatError for one that is missing or of another shape.
 */
export function readWeights(
  { spec, ending, layers, checks, constants }: ReadConfig,
  file: File,
  pathsOf: (layer: WeightedLayer, index: number) => (variable: number) => string,
): ImportedNetwork {
  const paths = new Map<string, string>();
  for (const [i, layer] of layers.entries()) {
    const path = pathsOf(layer, i);
    for (const [variable, name] of layer.parameters.entries()) paths.set(name, path(variable));
  }
  const weights: Record<string, Float32Array> = {};
  for (const { name, shape } of checks.flatMap(({ parameters }) => parameters)) {
    const constant = constants[name];
    weights[name] =
      constant === undefined
        ? readTensor(file, paths.get(name)!, shape)
        : new Float32Array(sizeOf(shape)).fill(constant);
  }
  return { spec, ending, weights };
}
