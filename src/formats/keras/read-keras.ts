import type { File } from "h5wasm";
import { fault, isRecord, TenpenError } from "../../errors.ts";
import type { ImportedNetwork } from "../imported.ts";
import { parseJson } from "../json.ts";
import { maxFile } from "../max-file.ts";
import { unzip } from "../zip.ts";
import { countNames } from "./count-names.ts";
import { attribute, find, withHdf5 } from "./hdf5.ts";
import { readMetadata } from "./own-metadata.ts";
import { readConfig, type WeightedLayer } from "./read-config.ts";
import { readWeights } from "./read-weights.ts";

/** What of the archive is looked at, and how large it may be when it is unpacked. */
const needed: Readonly<Record<string, number>> = { "config.json": 2 ** 20, "model.weights.h5": maxFile };
const members: Readonly<Record<string, number>> = { ...needed, "metadata.json": 2 ** 16 };

/**
 * Reads a `.keras` file, as Keras 3 saves a Sequential or Functional model: https://keras.io/api/models/model_saving_apis.
 * The optimizer's state is left aside, and nothing in the file is run.
 *
 * @throws TenpenError for what is no such file, is too large, or has a layer that is not supported, which it names.
 */
export async function readKeras(bytes: Uint8Array): Promise<ImportedNetwork> {
  const files = await unpack(bytes);
  const model = parseJson(new TextDecoder().decode(files.config), "config.json");
  const config = readConfig(model, isRecord(model) ? model.compile_config : undefined);
  const own = files.metadata && readMetadata(parseJson(new TextDecoder().decode(files.metadata), "metadata.json"));
  return withHdf5(files.weights, (file) => {
    const network = readWeights(config, file, pathsIn(file, "", config.layers));
    return own ? { ...network, own } : network;
  });
}

/** Keras 2.12 to 2.15 puts layers there. */
const oldContainer = "_layer_checkpoint_dependencies";

/** It goes through those that have weights twice, and so counts them twice. */
function oldNames(layers: readonly WeightedLayer[]): string[] {
  const twice = layers.flatMap((layer) => (hasWeights(layer) ? [layer, layer] : [layer]));
  const counted = countNames(twice.map(({ className }) => className));
  return layers.map((layer) => counted[twice.indexOf(layer)]!);
}

function hasWeights({ parameters, layers }: WeightedLayer): boolean {
  return parameters.length > 0 || layers.some(hasWeights);
}

/** Where the parameters of layers are in a folder of the file of weights. */
function pathsIn(file: File, folder: string, layers: readonly WeightedLayer[]): Map<string, string> {
  const isOld = find(file, `${folder}${oldContainer}`) !== null;
  const counted = isOld ? oldNames(layers) : countNames(layers.map(({ className }) => className));
  const paths = new Map<string, string>();
  for (const [i, { name, parameters, layers: inner }] of layers.entries()) {
    if (!hasWeights(layers[i]!)) continue;
    const own = `${folder}${isOld ? oldContainer : "layers"}/${counted[i]}`;
    const vars = find(file, `${own}/vars`);
    // Keras notes whose weights they are: where layers share theirs, they are in one place alone.
    const noted = vars && attribute(vars, "name", 1);
    if (typeof noted === "string" && noted !== name) throw fault("model", own, `must be the weights of ${name}`, noted);
    for (const [variable, parameter] of parameters.entries()) paths.set(parameter, `${own}/vars/${variable}`);
    for (const [parameter, path] of pathsIn(file, `${own}/`, inner)) paths.set(parameter, path);
  }
  return paths;
}

interface Members {
  readonly config: Uint8Array;
  readonly weights: Uint8Array;
  readonly metadata: Uint8Array | undefined;
}

async function unpack(bytes: Uint8Array): Promise<Members> {
  if (bytes.length > maxFile) throw fault("limit", "file", `must have at most ${maxFile} bytes`, bytes.length);
  const files = await unzip(bytes, members);
  const [config, weights] = Object.keys(needed).map((name) => {
    const file = files.get(name);
    if (!file) throw new TenpenError("model", "file", `must contain ${name}, as Keras 3 writes it`, "none");
    return file;
  });
  return { config: config!, weights: weights!, metadata: files.get("metadata.json") };
}
