import { fault, TenpenError } from "../../errors.ts";
import type { OutputActivation } from "../../model/source.ts";
import { checkLayer, checkSpec, type Layer, type PlacedLayer, type Spec } from "../../nn/spec.ts";
import { trainingOf } from "./compile-config.ts";
import { type Graph, type Node, readGraph } from "./graph.ts";
import { activationLayers, convertLayer } from "./layers.ts";
import { type Layout, layoutBehind, mustTurn, type Tensor } from "./layout.ts";

/** A layer of Keras, and where its weights go. */
export interface WeightedLayer {
  /** Its name in Keras, and its class. */
  readonly name: string;
  readonly className: string;
  /** Names of the spec's parameters in Keras's order of the layer's variables. */
  readonly parameters: readonly string[];
  /** Whether its weights are trained further, which Keras sorts them by. */
  readonly trainable: boolean;
  /** Of a model that is used as a layer: its layers. */
  readonly layers: readonly WeightedLayer[];
}

export interface ReadConfig {
  readonly spec: Spec;
  readonly outputActivation: OutputActivation;
  readonly training: Readonly<Record<string, unknown>>;
  readonly checks: readonly PlacedLayer[];
  /** All layers of the model in its order, those without weights with no parameters: files count them by class. */
  readonly layers: readonly WeightedLayer[];
  /** Parameters that Keras leaves out, by their value: `scale=False` and `center=False`. */
  readonly constants: Readonly<Record<string, number>>;
  /** Dense kernels whose rows Keras has with the channels first, by the shape `[height, width, channels]` of ours. */
  readonly turned: Readonly<Record<string, readonly number[]>>;
}

/**
 * Makes a spec of what Keras (2 and 3) says of a Sequential or Functional model. Nothing in it is run: a layer is known by its
 * class or refused.
 *
 * @param compiled how it was compiled; anything when it was not.
 * @throws TenpenError naming what is not supported: class, name, and what to do.
 */
export function readConfig(model: unknown, compiled: unknown): ReadConfig {
  const graph = readGraph(model);
  const builder = new SpecBuilder();
  builder.end(builder.place(graph, null));
  return { ...builder.finish(graph), training: trainingOf(compiled) };
}

/** Makes layers of ours of those of Keras, one behind the other, and keeps what shape and layout each gives. */
class SpecBuilder {
  #input: readonly number[] | undefined;
  readonly #layers: Layer[] = [];
  readonly #names = new Set(["input"]);
  readonly #parametersOf = new Map<Node["config"], readonly string[]>();
  readonly #lastSizes = new Map<string, number>();
  readonly #constants: Record<string, number> = {};
  readonly #turned: Record<string, readonly number[]> = {};

  /**
   * Adds the layers of a model.
   *
   * @param given what a model that is a layer reads; null for the whole model, which reads the input.
   */
  place({ ordered, output, buildShape }: Graph, given: Tensor | null): Tensor {
    const tensors = new Map<string, Tensor>();
    let hasInput = false;
    for (const node of ordered) {
      let sources = node.inputs.map((input) => tensors.get(input)!);
      if (sources.length === 0) {
        if (hasInput) throw new TenpenError("unsupported", node.name, "must be the only input", "a second one");
        hasInput = true;
        const shape = node.config.batch_shape ?? node.config.batch_input_shape ?? buildShape;
        sources = [given ? readAs(given, shape, node.name) : this.#start(inputShape(shape))];
      }
      const isInput = node.className === "InputLayer";
      tensors.set(node.name, isInput ? sources[0]! : this.#placeNode(node, sources));
    }
    return tensors.get(output)!;
  }

  #start(shape: readonly number[] | undefined): Tensor {
    if (shape === undefined)
      throw new TenpenError("model", "input", "must have a shape", "none; call the model once before saving");
    const hasNoChannels = shape.length === 2;
    this.#input = hasNoChannels ? [...shape, 1] : shape;
    return { layer: "input", shape: this.#input, layout: hasNoChannels ? "noChannels" : "same" };
  }

  #placeNode({ className, name, config, graph }: Node, given: readonly Tensor[]): Tensor {
    if (graph) {
      if (given.length !== 1) throw fault("unsupported", name, "must be a model of one input", given.length);
      return this.place(graph, given[0]!);
    }
    const converted = convertLayer(className, name, config);
    const sources = given.map((each) => (mustTurn(className, config, given, each) ? this.#turn(name, each) : each));
    const behind = layoutBehind(className, name, config, sources);
    const layout = converted.hasNoChannels ? "noChannels" : behind;
    let last = sources[0]!;
    const { layer, parameters = [], missing = {}, activation, keepsImage } = converted;
    if (layer !== null) {
      const { layout: before } = last;
      last = this.#add(layer, name, sources, layout);
      const named = (role: string) => `${last.layer}.${role}`;
      this.#parametersOf.set(config, parameters.map(named));
      for (const [role, value] of Object.entries(missing)) this.#constants[named(role)] = value;
      if (layer.type === "dense" && typeof before === "object") this.#turned[named("kernel")] = before.flattened;
    }
    if (keepsImage) {
      last = this.#add({ type: "reshape", shape: [1, 1, ...last.shape] }, `${name}_image`, [last], layout);
    }
    for (const each of activation === undefined ? [] : activationLayers(name, activation)) {
      last = this.#add(each, `${name}_${each.type}`, [last], layout);
    }
    return { ...last, layout };
  }

  /** The only channel is the last one as well as the first: nothing moves. */
  #turn(name: string, source: Tensor): Tensor {
    const [channels, height, width] = source.shape;
    if (source.shape.length !== 3 || channels !== 1) {
      throw fault("unsupported", name, "must be channels_last, or read an image of one channel", `[${source.shape}]`);
    }
    const shape = [height!, width!, 1];
    return this.#add({ type: "reshape", shape }, `${name}_channels_last`, [source], "channelsFirst");
  }

  #add(layer: Layer, name: string, sources: readonly Tensor[], layout: Layout): Tensor {
    const own = this.#unique(name);
    const before = this.#layers.at(-1)?.name ?? "input";
    const inputs = sources.map((source) => source.layer);
    const isUsual = inputs.length === 1 && inputs[0] === before;
    const placed = { ...layer, name: own, ...(isUsual ? {} : { inputs }) } as Layer;
    const { output } = checkLayer(
      own,
      placed,
      sources.map(({ shape }) => shape),
    );
    this.#layers.push(placed);
    this.#lastSizes.set(own, output.at(-1)!);
    return { layer: own, shape: output, layout };
  }

  #unique(name: string): string {
    const base = name.replace(/[^\w-]/g, "_").slice(0, 80) || "layer";
    let found = base;
    for (let n = 2; this.#names.has(found); n++) found = `${base}_${n}`;
    this.#names.add(found);
    return found;
  }

  /** Puts an activation at the end behind what only shapes its values, so that logits are left when it is taken off. */
  end(output: Tensor): void {
    if (output.layout !== "same")
      throw new TenpenError("unsupported", "model", "must end in a vector", "one of channels first");
    const last = this.#layers.findLastIndex(({ type }) => !["dropout", "flatten", "reshape"].includes(type));
    const activation = this.#layers[last];
    if (!activation || outputActivationOf(activation) === "logits") return;
    const [, ...behind] = this.#layers.splice(last);
    let inputs = activation.inputs ?? [this.#layers.at(-1)?.name ?? "input"];
    for (const layer of [...behind.filter(({ type }) => type !== "dropout"), activation]) {
      this.#layers.push({ ...layer, inputs });
      inputs = [layer.name!];
    }
    // Behind a reshape the sums of a softmax would be along another axis.
    if (activation.type === "softmax" && this.#lastSizes.get(activation.name!) !== output.shape.at(-1)) {
      throw fault("unsupported", activation.name!, "must be along all outputs at the end", `[${output.shape}]`);
    }
  }

  finish(graph: Graph): Omit<ReadConfig, "training"> {
    // Probabilities are the loss's and the recognizer's business: both want logits.
    const last = this.#layers.at(-1);
    const outputActivation = last ? outputActivationOf(last) : "logits";
    const spec: Spec = {
      input: this.#input!,
      layers: outputActivation === "logits" ? this.#layers : this.#layers.slice(0, -1),
    };
    const checks = checkSpec(spec);
    const layers = this.#weighted(graph, true);
    return { spec, outputActivation, checks, layers, constants: this.#constants, turned: this.#turned };
  }

  #weighted({ nodes }: Graph, trainable: boolean): WeightedLayer[] {
    return nodes
      .filter(({ className }) => className !== "InputLayer")
      .map(({ name, className, config, graph }) => {
        const isTrained = trainable && config.trainable !== false;
        const parameters = this.#parametersOf.get(config) ?? [];
        return {
          ...{ name, className, parameters, trainable: isTrained },
          layers: graph ? this.#weighted(graph, isTrained) : [],
        };
      });
  }
}

function outputActivationOf({ type }: Layer): OutputActivation {
  return type === "softmax" || type === "sigmoid" ? type : "logits";
}

/** What a model in a model reads. Keras adds or takes away a dimension where it declares another number of them: we do not. */
function readAs(given: Tensor, declared: unknown, name: string): Tensor {
  const shape = inputShape(declared);
  const rank = given.layout === "noChannels" ? 2 : given.shape.length;
  if (shape !== undefined && shape.length !== rank)
    throw fault("model", name, `must take ${rank} dimensions`, shape.length);
  return given;
}

/** `[null, 28, 28, 1]` of Keras, without the batch. */
function inputShape(shape: unknown): number[] | undefined {
  if (shape === undefined || shape === null) return undefined;
  if (!Array.isArray(shape) || shape.length < 2 || shape.length > 4) {
    throw fault("unsupported", "input", "must be a shape of 784, 28×28 or 28×28×1", shape);
  }
  return shape.slice(1) as number[];
}
