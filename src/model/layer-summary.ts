import { type Shape, sizeOf } from "../nn/shape.ts";
import type { ResolvedLayer } from "../nn/spec.ts";

/** What people want to know of a layer. */
export interface LayerSummary {
  readonly name: string;
  readonly type: string;
  readonly options: Record<string, unknown>;
  readonly output: Shape;
  /** How many values are trained. */
  readonly parameters: number;
  /** How many are moving statistics, which no gradient trains. */
  readonly statistics: number;
}

export function summarizeLayer({ name, layer, output, parameters }: ResolvedLayer): LayerSummary {
  const { type, name: _, ...options } = layer;
  const sizeOfAll = (some: typeof parameters) => some.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return {
    ...{ name, type, options, output },
    parameters: sizeOfAll(parameters.filter(({ momentum }) => momentum === undefined)),
    statistics: sizeOfAll(parameters.filter(({ momentum }) => momentum !== undefined)),
  };
}
