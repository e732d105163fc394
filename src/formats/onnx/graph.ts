import type { Shape } from "../../nn/shape.ts";
import type { OnnxAttribute, OnnxNode, OnnxTensor } from "./onnx-model.ts";

/** The nodes and constants of a graph, as layers add them. */
export interface Graph {
  readonly nodes: OnnxNode[];
  readonly initializers: OnnxTensor[];
}

/** Adds to a graph what one layer is made of, under names that begin with its own. */
export class LayerGraph {
  readonly #graph: Graph;
  readonly #name: string;
  #count = 0;

  constructor(graph: Graph, name: string) {
    this.#graph = graph;
    this.#name = name;
  }

  /** Adds an operator. Returns the name of its output. */
  node(operator: string, inputs: readonly string[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): string {
    this.#count++;
    // No layer and no parameter has a slash in its name.
    const output = `${this.#name}/${operator}${this.#count > 1 ? `_${this.#count}` : ""}`;
    this.#graph.nodes.push({ operator, inputs, output, attributes });
    return output;
  }

  /** Adds a constant. Returns its name, which is that of the layer's parameter of this role. */
  constant(role: string, shape: Shape, values: OnnxTensor["values"]): string {
    const name = `${this.#name}.${role}`;
    this.#graph.initializers.push({ name, shape, values });
    return name;
  }

  /** Adds a list of whole numbers: a shape, or what is put around an image. */
  integers(role: string, values: readonly number[]): string {
    return this.constant(role, [values.length], BigInt64Array.from(values, BigInt));
  }
}
