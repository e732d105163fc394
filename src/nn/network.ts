import type { Backend, Operation } from "./backend.ts";
import { Random } from "./random.ts";
import { checkSpec, type LayerCheck, type Parameter, type Spec, SpecError, sizeOf } from "./spec.ts";

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
}

/**
 * A spec with weights, every buffer placed once. It works on one image at a time: put the image into `input`, call
 * `forward`, read `logits`. When training: `clearGradients`, then for each image `forward`, the gradient of its loss into
 * `logitsGradient`, `backward`; at the end `collectGradients`. A training network's weights are best kept outside, flat: all
 * parameters one after the other in the order of the spec, as `setValues` takes and `collectGradients` gives them.
 */
export class Network {
  readonly layers: readonly LayerCheck[];
  readonly #parameters: readonly BoundParameter[];
  /** The image, of the spec's input shape. */
  readonly input: Float32Array;
  readonly logits: Float32Array;
  /** Null in a network that does not train. */
  readonly logitsGradient: Float32Array | null;
  readonly #operations: readonly Operation[];
  #prepared = false;

  /** @throws SpecError for a spec that breaks a rule. */
  constructor({ spec, backend, training = false }: NetworkOptions) {
    this.layers = checkSpec(spec);
    const parameterChecks = this.layers.flatMap((check) => check.parameters);
    const copies = training ? 2 : 1;
    // In this order: activations and their gradients, parameters and their gradients, scratch.
    const groups = fuse(this.layers, backend);
    const activationSizes = [sizeOf(spec.input), ...groups.map((group) => sizeOf(group.at(-1)!.output))];
    const parameterSizes = parameterChecks.map((parameter) => sizeOf(parameter.shape));
    const workspace = backend.open([
      ...repeat(activationSizes, copies),
      ...repeat(parameterSizes, copies),
      ...groups.map((group) => backend.scratch(group, training)),
    ]);
    const buffers = [...workspace.buffers];
    const activations = buffers.splice(0, activationSizes.length);
    const gradients = training ? buffers.splice(0, activationSizes.length) : null;
    const values = buffers.splice(0, parameterSizes.length);
    const valueGradients = training ? buffers.splice(0, parameterSizes.length) : null;

    let firstParameter = 0;
    this.#operations = groups.map((group, i) => {
      const end = firstParameter + group.reduce((count, check) => count + check.parameters.length, 0);
      const operation = workspace.operation(group, {
        x: activations[i]!,
        y: activations[i + 1]!,
        // Nobody asks for the gradient by the image itself.
        dx: i === 0 ? null : (gradients?.[i] ?? null),
        dy: gradients?.[i + 1] ?? null,
        parameters: values.slice(firstParameter, end),
        gradients: valueGradients?.slice(firstParameter, end) ?? null,
        scratch: buffers[i]!,
      });
      firstParameter = end;
      return operation;
    });
    this.#parameters = parameterChecks.map((parameter, i) => ({
      ...parameter,
      values: values[i]!,
      gradient: valueGradients?.[i] ?? null,
    }));
    this.input = activations[0]!;
    this.logits = activations.at(-1)!;
    this.logitsGradient = gradients?.at(-1) ?? null;
  }

  /** @throws SpecError when a parameter is missing, unknown, or of another size. */
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

  /** Puts image `index` of `images` ([count, …input], 0…255) into `input` as 0…1. */
  setImage(images: Uint8Array, index: number): void {
    const { input } = this;
    const start = index * input.length;
    for (let i = 0; i < input.length; i++) input[i] = images[start + i]! / 255;
  }

  /** Computes the logits of `input`. With `random` as in training, dropout included; without, as in use. */
  forward(random: Random | null = null): void {
    if (!this.#prepared) {
      for (const operation of this.#operations) operation.prepare();
      this.#prepared = true;
    }
    for (const operation of this.#operations) operation.forward(random);
  }

  /** Adds the gradients of the last forward's image, given `logitsGradient`. */
  backward(): void {
    for (let i = this.#operations.length - 1; i >= 0; i--) this.#operations[i]!.backward();
  }

  /** Sets the sums of gradients to zero. */
  clearGradients(): void {
    for (const operation of this.#operations) operation.clear();
  }

  /** The sums of gradients since `clearGradients`, all parameters one after the other. */
  collectGradients(): Float32Array {
    for (const operation of this.#operations) operation.collect();
    const flat = new Float32Array(this.#parameters.reduce((length, { values }) => length + values.length, 0));
    let start = 0;
    for (const { gradient } of this.#parameters) {
      flat.set(gradient!, start);
      start += gradient!.length;
    }
    return flat;
  }
}

/** Glorot's uniform values for kernels and zeros for biases, as Keras starts; the same for the same seed. */
export function initialWeights(spec: Spec, seed: number): Record<string, Float32Array> {
  const weights: Record<string, Float32Array> = {};
  for (const { name, shape } of checkSpec(spec).flatMap((check) => check.parameters)) {
    const values = new Float32Array(sizeOf(shape));
    if (shape.length > 1) {
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
 * All parameters one after the other. @throws SpecError unless `weights` has just these parameters, each of its size.
 */
export function flatWeights(parameters: readonly Parameter[], weights: Weights): Float32Array {
  for (const { name, shape } of parameters) {
    const length = Object.hasOwn(weights, name) ? weights[name]!.length : 0;
    if (length !== sizeOf(shape)) throw new SpecError(`${name}: must have ${sizeOf(shape)} values, got ${length}`);
  }
  const known = new Set(parameters.map(({ name }) => name));
  for (const name of Object.keys(weights)) {
    if (!known.has(name)) throw new SpecError(`weights: must be parameters of the spec, got ${name}`);
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

/** The layers in groups that the backend works out together. */
function fuse(layers: readonly LayerCheck[], backend: Backend): LayerCheck[][] {
  const groups: LayerCheck[][] = [];
  for (let i = 0; i < layers.length; i += groups.at(-1)!.length) {
    const rest = layers.slice(i);
    groups.push(rest.slice(0, backend.fuse(rest)));
  }
  return groups;
}

function repeat<T>(items: readonly T[], times: number): T[] {
  return Array.from({ length: times }, () => items).flat();
}
