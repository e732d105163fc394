import type { Unzipped } from "fflate";
import { broken, FormatError } from "../error.ts";
import type { ImportedNetwork } from "../imported.ts";
import { parseJson } from "../json.ts";
import { find, maxFile, readTensor, withHdf5 } from "./hdf5.ts";
import { type ReadConfig, readConfig } from "./read-config.ts";

/** What of the archive is looked at, and how large it may be when it is unpacked. */
const members: Readonly<Record<string, number>> = { "config.json": 2 ** 20, "model.weights.h5": maxFile };

/**
 * Reads a `.keras` file, as Keras 3 saves a Sequential or Functional model: https://keras.io/api/models/model_saving_apis.
 * The optimizer's state is left aside, and nothing in the file is run.
 *
 * @throws FormatError for what is no such file, is too large, or has a layer that is not supported, which it names.
 */
export async function readKeras(bytes: Uint8Array): Promise<ImportedNetwork> {
  const files = await unpack(bytes);
  const model = parseJson(new TextDecoder().decode(files["config.json"]), "config.json");
  const config = readConfig(model);
  return withHdf5(files["model.weights.h5"]!, (file) => {
    const counts = new Map<string, number>();
    const weights = readWeights(config, ({ name, className }) => {
      // Keras counts the layers of a class; older versions and newer ones name some by themselves.
      const snake = snakeCase(className);
      const count = counts.get(snake) ?? 0;
      counts.set(snake, count + 1);
      const counted = count === 0 ? snake : `${snake}_${count}`;
      const folders = [
        `layers/${counted}/vars`,
        `layers/${name}/vars`,
        `_layer_checkpoint_dependencies/${counted}/vars`,
      ];
      return (i) => `${folders.find((folder) => find(file, folder) !== null) ?? folders[0]!}/${i}`;
    });
    const { spec, ending } = config;
    return { spec, ending, weights: weights((path, shape) => readTensor(file, path, shape)) };
  });
}

async function unpack(bytes: Uint8Array): Promise<Unzipped> {
  if (bytes.length > maxFile) throw broken("file", `must have at most ${maxFile} bytes`, bytes.length);
  const { unzipSync } = await import("fflate");
  let files: Unzipped;
  try {
    // The sizes that the archive gives are what is allocated: more than that is not unpacked.
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const most = members[name];
        if (most !== undefined && originalSize > most)
          throw broken(name, `must have at most ${most} bytes`, originalSize);
        return most !== undefined;
      },
    });
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw broken("file", "must be a zip archive", error instanceof Error ? error.message : error);
  }
  for (const name of Object.keys(members)) {
    if (!Object.hasOwn(files, name))
      throw new FormatError(`file: must contain ${name}, as Keras 3 writes it, got none`);
  }
  return files;
}

/** Finds the place of each parameter, and then reads all of them. */
export function readWeights(
  { layers, checks, constants }: ReadConfig,
  placesOf: (layer: ReadConfig["layers"][number]) => (index: number) => string,
) {
  const places = new Map<string, string>();
  for (const layer of layers) {
    const place = placesOf(layer);
    for (const [i, name] of layer.parameters.entries()) places.set(name, place(i));
  }
  return (read: (path: string, shape: readonly number[]) => Float32Array): Record<string, Float32Array> => {
    const weights: Record<string, Float32Array> = {};
    for (const { name, shape } of checks.flatMap(({ parameters }) => parameters)) {
      const constant = constants[name];
      weights[name] =
        constant === undefined
          ? read(places.get(name)!, shape)
          : new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(constant);
    }
    return weights;
  };
}

/** How Keras makes a name of a class: `MaxPooling2D` becomes `max_pooling2d`. */
export function snakeCase(className: string): string {
  return className
    .replace(/\W+/g, "")
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}
