import { fault, TenpenError } from "../errors.ts";
import type { Backend, ExecutionMode, Operation, Workspace } from "./backend.ts";
import { type Buffers, placeBuffers } from "./buffers.ts";
import { type Group, groupLayers } from "./groups.ts";
import { Random } from "./random.ts";
import { sizeOf } from "./shape.ts";
import { checkSpec, type Parameter, type PlacedLayer, type Spec } from "./spec.ts";

/** A parameter with its values in the network's memory. */
interface BoundParameter extends Parameter {
  readonly values: Float32Array;
  /** Null in a network that does not train. */
  readonly gradient: Float32Array | null;
}

/** Values by parameter name, in row-major order of the parameter's shape. */
export type Weights = Readonly<Record<string, Float32Array>>;

export interface NetworkOptions {
  readonly spec: Spec;
  readonly backend: Backend;
  /** Whether to reserve what the backward pass needs; false when missing. */
  readonly training?: boolean;
  /** How many images it holds at a time; 1 when missing. */
  readonly images?: number;
}

/**
 * A spec with weights, every buffer placed once. It works on a few images at a time, mostly one: put image i into
 * `inputs[i]`, call `forward`, read `logits[i]`. When training: `clearGradients`, then for each few images `forward`, the
 * gradient of each one's loss into `logitsGradients[i]`, `backward`; at the end `collectGradients`. A training network's
 * weights are best kept outside, flat: all parameters one after the other in the order of the spec, as `setValues` takes and
 * `collectGradients` gives them.
 */
export class Network {
  readonly layers: readonly PlacedLayer[];
  readonly #parameters: readonly BoundParameter[];
  /** The images, each of the spec's input shape. */
  readonly inputs: readonly Float32Array[];
  readonly logits: readonly Float32Array[];
  /** What the last layer makes the logits of, where that is a dense one: as many lists as inputs. Empty where it is another. */
  readonly features: readonly Float32Array[];
  /** Empty in a network that does not train. */
  readonly logitsGradients: readonly Float32Array[];
  readonly #workspace: Workspace;
  readonly #steps: readonly Step[];
  /** How many values all parameters have together. */
  readonly parameterCount: number;
  #prepared = false;

  /** @throws TenpenError for a spec that breaks a rule. */
  constructor({ spec, backend, training = false, images = 1 }: NetworkOptions) {
    this.layers = checkSpec(spec);
    const mode = { training, images };
    const groups = groupLayers(this.layers, backend, mode);
    const buffers = placeBuffers(spec, groups, backend, mode);
    this.#workspace = buffers.workspace;
    this.#steps = bindOperations(groups, buffers, mode);
    this.#parameters = this.layers
      .flatMap(({ parameters }) => parameters)
      .map((parameter, i) => ({
        ...parameter,
        values: buffers.parameters[i]!,
        gradient: buffers.parameterGradients?.[i] ?? null,
      }));
    this.parameterCount = this.#parameters.reduce((sum, { values }) => sum + values.length, 0);
    this.inputs = buffers.activations[0]!;
    this.logits = buffers.activations.at(-1)!;
    const { layers, sources } = groups.at(-1)!;
    this.features = layers[0]!.layer.type === "dense" ? buffers.activations[sources[0]!]! : [];
    this.logitsGradients = buffers.gradients?.at(-1) ?? [];
  }

  /** @throws TenpenError when a parameter is missing, unknown, or of another size. */
  setWeights(weights: Weights): void {
    this.setValues(flatWeights(this.#parameters, weights));
  }

  /** Takes over the values of all parameters, one after the other. */
  setValues(flat: Float32Array): void {
    let start = 0;
    for (const { values } of this.#parameters) {
      values.set(flat.subarray(start, start + values.length));
      start += values.length;
    }
    this.#prepared = false;
  }

  /** Puts image `index` of `images` ([count, …input], 0…255) into input `place` as 0…1. */
  setImage(images: Uint8Array, index: number, place = 0): void {
    const input = this.inputs[place]!;
    const start = index * input.length;
    for (let i = 0; i < input.length; i++) input[i] = pixelToFloat[images[start + i]!]!;
  }

  /** Computes the logits of the first `count` inputs as in use. */
  forward(count = 1): void {
    this.#prepare();
    for (let image = 0; image < count; image++) {
      for (const { operation } of this.#steps) operation.forward(image, null);
    }
  }

  /** Computes the logits of as many inputs as there are generators, as in training: each drops for its image. */
  forwardTraining(randoms: readonly Random[]): void {
    this.#prepare();
    const steps = this.#steps;
    let first = 0;
    for (let i = 0; i <= steps.length; i++) {
      const batch = steps[i]?.operation.batch;
      if (!batch && i < steps.length) continue;
      for (const [image, random] of randoms.entries()) {
        for (let j = first; j < i; j++) steps[j]!.operation.forward(image, random);
        batch?.accumulateStats(image);
      }
      batch?.finalizeStats(randoms.length);
      first = i;
    }
  }

  /** Adds the gradients of the images of the last `forwardTraining`, given their `logitsGradients`. */
  backward(count = 1): void {
    const steps = this.#steps;
    let last = steps.length - 1;
    for (let i = last; i >= -1; i--) {
      const batch = steps[i]?.operation.batch;
      if (!batch && i >= 0) continue;
      for (let image = 0; image < count; image++) {
        for (let j = last; j > i; j--) {
          steps[j]!.operation.backward(image);
          for (const { sums, values } of steps[j]!.parts) this.#workspace.add(sums[image]!, values[image]!);
        }
        batch?.accumulateGradientStats(image);
      }
      batch?.finalizeGradientStats(count);
      last = i;
    }
  }

  #prepare(): void {
    if (this.#prepared) return;
    for (const { operation } of this.#steps) operation.prepare();
    this.#prepared = true;
  }

  /** Sets the sums of gradients to zero. */
  clearGradients(): void {
    for (const { operation } of this.#steps) operation.clear();
  }

  /**
   * The sums of gradients since `clearGradients`, all parameters one after the other.
   *
   * @param flat where they are put; a new array when missing.
   */
  collectGradients(flat: Float32Array = new Float32Array(this.parameterCount)): Float32Array {
    for (const { operation } of this.#steps) operation.collect();
    let start = 0;
    for (const { gradient } of this.#parameters) {
      flat.set(gradient!, start);
      start += gradient!.length;
    }
    return flat;
  }
}

/** Glorot's uniform values for kernels, zeros for biases and ones for scales, as Keras starts; the same for the same seed. */
export function initialWeights(spec: Spec, seed: number): Record<string, Float32Array> {
  const weights: Record<string, Float32Array> = {};
  for (const { name, shape, initial } of checkSpec(spec).flatMap(({ parameters }) => parameters)) {
    const values = new Float32Array(sizeOf(shape)).fill(initial === "ones" ? 1 : 0);
    if (initial === "glorot") {
      const random = new Random(seed, "weights", name);
      const field = sizeOf(shape.slice(0, -2));
      const limit = Math.sqrt(6 / (field * (shape.at(-2)! + shape.at(-1)!)));
      for (let i = 0; i < values.length; i++) values[i] = (2 * random.float() - 1) * limit;
    }
    weights[name] = values;
  }
  return weights;
}

/**
 * All parameters one after the other. @throws TenpenError unless `weights` has just these parameters, each of its size.
 */
export function flatWeights(parameters: readonly Parameter[], weights: Weights): Float32Array {
  for (const { name, shape } of parameters) {
    const length = Object.hasOwn(weights, name) ? weights[name]!.length : 0;
    if (length !== sizeOf(shape)) throw fault("spec", name, `must have ${sizeOf(shape)} values`, length);
  }
  const known = new Set(parameters.map(({ name }) => name));
  for (const name of Object.keys(weights)) {
    if (!known.has(name)) throw new TenpenError("spec", "weights", "must be parameters of the spec", name);
  }
  const flat = new Float32Array(parameters.reduce((length, { shape }) => length + sizeOf(shape), 0));
  let start = 0;
  for (const { name } of parameters) {
    flat.set(weights[name]!, start);
    start += weights[name]!.length;
  }
  return flat;
}

/** The opposite of `flatWeights`: a copy of each parameter's values by its name. */
export function namedWeights(parameters: readonly Parameter[], flat: Float32Array): Record<string, Float32Array> {
  let start = 0;
  return Object.fromEntries(
    parameters.map(({ name, shape }) => {
      const end = start + sizeOf(shape);
      const values = flat.slice(start, end);
      start = end;
      return [name, values];
    }),
  );
}

/** Index of the largest value, the first of equals. */
export function argmax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** What a pixel of 0 … 255 is to the network: looked up, since dividing takes longer. */
const pixelToFloat = Float32Array.from({ length: 256 }, (_, pixel) => pixel / 255);

/** An operation, and which gradients it gives a part of. */
interface Step {
  readonly operation: Operation;
  readonly parts: readonly Part[];
}

/** The gradients of a tensor that are sums, and a part of them: `[…shape]` of each image. */
interface Part {
  readonly sums: readonly Float32Array[];
  readonly values: readonly Float32Array[];
}

/** Binds each group's operation to its buffers. */
function bindOperations(groups: readonly Group[], buffers: Buffers, mode: ExecutionMode): Step[] {
  const { workspace, activations, gradients, gradientParts, parameters, parameterGradients, scratch } = buffers;
  const gradientsOf = (tensor: number) => (tensor === 0 ? null : (gradients?.[tensor] ?? null));
  let first = 0;
  return groups.map(({ layers, sources }, group) => {
    const end = first + layers.reduce((count, layer) => count + layer.parameters.length, 0);
    const inputs = sources.map((tensor, i) => ({
      values: activations[tensor]!,
      gradients: gradientParts[group]![i] ?? gradientsOf(tensor),
    }));
    const operation = workspace.operation(
      layers,
      {
        inputs,
        output: { values: activations[group + 1]!, gradients: gradientsOf(group + 1) },
        parameters: parameters.slice(first, end),
        gradients: parameterGradients?.slice(first, end) ?? null,
        scratch: scratch[group]!,
      },
      mode,
    );
    first = end;
    const parts = sources.flatMap((tensor, i) => {
      const values = gradientParts[group]![i];
      return values ? [{ sums: gradientsOf(tensor)!, values }] : [];
    });
    return { operation, parts };
  });
}
