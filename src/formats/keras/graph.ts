import { fault, isRecord, TenpenError } from "../../errors.ts";

export type Config = Record<string, unknown>;

/** A layer of a configuration, with the names of the layers that it reads. */
export interface Node {
  readonly className: string;
  readonly name: string;
  readonly config: Config;
  readonly inputs: readonly string[];
  /** Of a model that is used as a layer. */
  readonly graph?: Graph;
}

/** A Sequential or Functional model. */
export interface Graph {
  /** All layers in the order of the file. */
  readonly nodes: readonly Node[];
  /** Those that the output depends on, each behind those that it reads. */
  readonly ordered: readonly Node[];
  /** The name of the layer whose values the model gives. */
  readonly output: string;
  /** The shape of a Sequential model's input, with the batch. */
  readonly buildShape: unknown;
}

const maxLayers = 500;
const maxDepth = 8;
const maxCallDepth = 6;
const kinds = ["Sequential", "Functional", "Model"];

/**
 * The layers of a model's configuration, and of the models in it.
 *
 * @throws TenpenError for what is no such configuration, is too large, goes in circles, or has a layer that is used twice.
 */
export function readGraph(model: unknown): Graph {
  return graphOf(model, { left: maxLayers }, 1);
}

function graphOf(model: unknown, count: { left: number }, depth: number): Graph {
  if (!isRecord(model) || !isRecord(model.config)) throw fault("model", "config", "must be a model's", model);
  const { class_name: kind, config } = model;
  if (typeof kind !== "string" || !kinds.includes(kind))
    throw fault("unsupported", "model", "must be Sequential or Functional", kind);
  if (depth > maxDepth) throw fault("limit", "model", `must hold models at most ${maxDepth} deep`, depth);
  const entries = config.layers;
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > count.left) {
    throw fault("model", "config.layers", `must be a list of 1 to ${maxLayers} layers`, entries);
  }
  count.left -= entries.length;
  const nodes = entries.map((entry, i) => {
    const node = nodeOf(entry, i);
    return kinds.includes(node.className) ? { ...node, graph: graphOf(entry, count, depth + 1) } : node;
  });
  if (kind === "Sequential") {
    const ordered = nodes.map((node, i) => ({ ...node, inputs: i === 0 ? [] : [nodes[i - 1]!.name] }));
    return { nodes, ordered, output: nodes.at(-1)!.name, buildShape: config.build_input_shape };
  }
  const output = outputOf(config as Config);
  return { nodes, ordered: sorted(nodes, output), output, buildShape: undefined };
}

function nodeOf(entry: unknown, index: number): Node {
  if (!isRecord(entry) || typeof entry.class_name !== "string" || !isRecord(entry.config)) {
    throw fault("model", `layer ${index + 1}`, "must have class_name and config", entry);
  }
  const { module = null, registered_name: registered = null } = entry;
  // Keras's own classes, in 3 and in 2, where some files do not say it.
  const isOwn = module === null || /^(tf_)?keras(\.|$)/.test(String(module));
  if (!isOwn || String(registered).includes(">")) {
    throw fault("unsupported", `layer ${index + 1}`, "must be one of Keras's own", registered ?? entry.class_name);
  }
  const name = entry.config.name ?? entry.name;
  if (typeof name !== "string") throw fault("model", `layer ${index + 1}`, "must have a name", name);
  const calls = entry.inbound_nodes ?? [];
  if (!Array.isArray(calls) || calls.length > 1) {
    throw new TenpenError("unsupported", name, "must be used once", "a layer that is shared; train one without");
  }
  if (readsByKeyword(calls[0], 0)) {
    throw new TenpenError(
      "unsupported",
      name,
      "must be called with what it reads as its first argument",
      "it by a keyword",
    );
  }
  return { className: entry.class_name, name, config: entry.config as Config, inputs: sourcesOf(calls[0], 0) };
}

/** Whether a call has tensors among its keywords: those of Keras 3 are objects, in Keras 2 a list ends with them. */
function readsByKeyword(call: unknown, depth: number): boolean {
  if (isRecord(call)) return sourcesOf({ args: Object.values((call.kwargs as object | null) ?? {}) }, depth).length > 0;
  if (!Array.isArray(call) || depth > maxCallDepth) return false;
  if (typeof call[0] === "string") return isRecord(call[3]) && sourcesOf(Object.values(call[3]), depth).length > 0;
  return call.some((part) => readsByKeyword(part, depth + 1));
}

/** Names of layers in a call: Keras 3 has tensors with their history, Keras 2 lists that begin with the name. */
function sourcesOf(call: unknown, depth: number): string[] {
  if (depth > maxCallDepth) throw fault("model", "inbound_nodes", "must be nested less deep", depth);
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
  if (names.length !== 1) throw fault("model", "output_layers", "must be one", names.length);
  return names[0]!;
}

function sorted(nodes: readonly Node[], output: string): Node[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const ordered: Node[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (name: string) => {
    if (state.get(name) === "done") return;
    if (state.get(name) === "open") throw new TenpenError("model", name, "must not depend on itself", "a circle");
    const node = byName.get(name);
    if (!node) throw fault("model", "inbound_nodes", "must name layers", name);
    state.set(name, "open");
    for (const source of node.inputs) visit(source);
    state.set(name, "done");
    ordered.push(node);
  };
  visit(output);
  return ordered;
}
