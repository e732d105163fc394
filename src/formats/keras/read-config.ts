import { isRecord, shown } from "../../message.ts";
import { SpecError } from "../../nn/shape.ts";
import { checkSpec, type Layer, type PlacedLayer, type Spec } from "../../nn/spec.ts";
import { broken, FormatError } from "../error.ts";
import type { Ending } from "../imported.ts";
import { activationLayers, type Config, convertLayer } from "./layers.ts";

/** A layer of Keras that has weights, and where they go. */
export interface WeightedLayer {
  /** Its name in Keras, and its class. */
  readonly name: string;
  readonly className: string;
  /** Names of the spec's parameters in Keras's order of the layer's variables. */
  readonly parameters: readonly string[];
}

export interface ReadConfig {
  readonly spec: Spec;
  readonly ending: Ending;
  readonly checks: readonly PlacedLayer[];
  /** All layers of the model in its order, those without weights with no parameters: files count them by class. */
  readonly layers: readonly WeightedLayer[];
  /** Parameters that Keras leaves out, by their value: `scale=False` and `center=False`. */
  readonly constants: Readonly<Record<string, number>>;
}

/** A layer of the configuration, with the names of the layers that it reads. */
interface Node {
  readonly className: string;
  readonly name: string;
  readonly config: Config;
  readonly inputs: readonly string[];
}

const maxLayers = 500;

/**
 * Makes a spec of what Keras (2 and 3) says of a Sequential or Functional model. Nothing in it is run: a layer is known by its
 * class or refused.
 *
 * @throws FormatError naming what is not supported: class, name, and what to do.
 */
export function readConfig(model: unknown): ReadConfig {
  if (!isRecord(model) || !isRecord(model.config)) throw broken("config", "must be a model's", model);
  const { class_name: kind, config } = model;
  if (kind !== "Sequential" && kind !== "Functional" && kind !== "Model") {
    throw broken("model", "must be Sequential or Functional", kind);
  }
  const entries = config.layers;
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > maxLayers) {
    throw broken("config.layers", `must be a list of 1 to ${maxLayers} layers`, entries);
  }
  const nodes = entries.map((entry, i) => nodeOf(entry, i));
  const isSequential = kind === "Sequential";
  const ordered = isSequential ? chain(nodes) : sorted(nodes, outputOf(config));
  return build(ordered, nodes, isSequential ? (config as Config) : {});
}

function nodeOf(entry: unknown, index: number): Node {
  if (!isRecord(entry) || typeof entry.class_name !== "string" || !isRecord(entry.config)) {
    throw broken(`layer ${index + 1}`, "must have class_name and config", entry);
  }
  const name = entry.config.name ?? entry.name;
  if (typeof name !== "string") throw broken(`layer ${index + 1}`, "must have a name", name);
  const calls = entry.inbound_nodes ?? [];
  if (!Array.isArray(calls) || calls.length > 1) {
    throw new FormatError(`${name}: must be used once, got a layer that is shared; train one without`);
  }
  return { className: entry.class_name, name, config: entry.config as Config, inputs: sourcesOf(calls[0], 0) };
}

/** Names of layers in a call: Keras 3 has tensors with their history, Keras 2 lists that begin with the name. */
function sourcesOf(call: unknown, depth: number): string[] {
  if (depth > 6) throw broken("inbound_nodes", "must be nested less deep", depth);
  if (isRecord(call)) {
    if (isRecord(call.config) && Array.isArray(call.config.keras_history))
      return [String(call.config.keras_history[0])];
    return sourcesOf(call.args, depth + 1);
  }
  if (!Array.isArray(call)) return [];
  if (typeof call[0] === "string" && typeof call[1] === "number") return [call[0]];
  return call.flatMap((part) => sourcesOf(part, depth + 1));
}

function outputOf({ output_layers: outputs }: Config): string {
  const names = sourcesOf(outputs, 0);
  if (names.length !== 1) throw broken("output_layers", "must be one", names.length);
  return names[0]!;
}

function chain(nodes: readonly Node[]): Node[] {
  return nodes.map((node, i) => ({ ...node, inputs: i === 0 ? [] : [nodes[i - 1]!.name] }));
}

/** The layers that the output depends on, each behind those that it reads. */
function sorted(nodes: readonly Node[], output: string): Node[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const ordered: Node[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (name: string) => {
    if (state.get(name) === "done") return;
    if (state.get(name) === "open") throw new FormatError(`${name}: must not depend on itself, got a circle`);
    const node = byName.get(name);
    if (!node) throw broken("inbound_nodes", "must name layers", name);
    state.set(name, "open");
    for (const source of node.inputs) visit(source);
    state.set(name, "done");
    ordered.push(node);
  };
  visit(output);
  return ordered;
}

function build(ordered: readonly Node[], all: readonly Node[], { build_input_shape: built }: Config): ReadConfig {
  let input: number[] | undefined = inputShape(built);
  let hasInput = false;
  const layers: Layer[] = [];
  const constants: Record<string, number> = {};
  const parametersOf = new Map<string, readonly string[]>();
  /** What a layer of Keras gives, by the name of a layer of ours. */
  const outputs = new Map<string, string>();
  const names = new Set(["input"]);
  const unique = (name: string) => {
    const base = name.replace(/[^\w-]/g, "_").slice(0, 80) || "layer";
    let found = base;
    for (let n = 2; names.has(found); n++) found = `${base}_${n}`;
    names.add(found);
    return found;
  };
  const normalizations: { name: string; axis: number }[] = [];
  for (const { className, name, config, inputs } of ordered) {
    const shape = inputShape(config.batch_shape ?? config.batch_input_shape);
    if (inputs.length === 0) {
      if (hasInput) throw new FormatError(`${name}: must be the only input, got a second one`);
      hasInput = true;
      input = shape ?? input;
    }
    if (className === "InputLayer") {
      outputs.set(name, "input");
      continue;
    }
    const sources = inputs.length === 0 ? ["input"] : inputs.map((source) => outputs.get(source)!);
    const { layer, parameters = [], missing = {}, axis, activation } = convertLayer(className, name, config);
    let last = sources;
    if (layer !== null) {
      const own = unique(name);
      layers.push({ ...layer, name: own, inputs: sources });
      last = [own];
      parametersOf.set(
        name,
        parameters.map((role) => `${own}.${role}`),
      );
      for (const [role, value] of Object.entries(missing)) constants[`${own}.${role}`] = value;
      if (axis !== undefined) normalizations.push({ name: own, axis });
    }
    for (const each of activation === undefined ? [] : activationLayers(name, activation)) {
      const own = unique(`${name}_${each.type}`);
      layers.push({ ...each, name: own, inputs: last });
      last = [own];
    }
    outputs.set(name, last[0]!);
  }
  // Probabilities are the loss's and the recognizer's business: both want logits.
  const last = layers.at(-1)?.type;
  const ending = last === "softmax" || last === "sigmoid" ? last : "logits";
  if (ending !== "logits") layers.pop();
  if (input === undefined)
    throw new FormatError("input: must have a shape, got none; call the model once before saving");
  const spec: Spec = { input, layers: layers.map((layer, i) => withoutUsual(layer, layers[i - 1]?.name ?? "input")) };
  let checks: PlacedLayer[];
  try {
    checks = checkSpec(spec);
  } catch (error) {
    throw error instanceof SpecError ? new FormatError(error.message) : error;
  }
  for (const { name, axis } of normalizations) {
    const rank = checks.find((check) => check.name === name)!.output.length;
    if (axis !== -1 && axis !== rank) {
      throw broken(name, "must normalise the last axis (data_format channels_last)", axis);
    }
  }
  const weighted = all
    .filter(({ className }) => className !== "InputLayer")
    .map(({ name, className }) => ({ name, className, parameters: parametersOf.get(name) ?? [] }));
  return { spec, ending, checks, layers: weighted, constants };
}

/** Without `inputs` where it reads just the layer before it. */
function withoutUsual({ inputs, ...layer }: Layer, before: string): Layer {
  return (inputs?.length === 1 && inputs[0] === before ? layer : { ...layer, inputs }) as Layer;
}

/** `[null, 28, 28, 1]` of Keras, without the batch; an image without channels gets one. */
function inputShape(shape: unknown): number[] | undefined {
  if (shape === undefined || shape === null) return undefined;
  if (!Array.isArray(shape) || shape.length < 2 || shape.length > 4) {
    throw broken("input", "must be a shape of 784, 28×28 or 28×28×1", shown(shape));
  }
  const [, ...rest] = shape as number[];
  return rest.length === 2 ? [...rest, 1] : rest;
}
