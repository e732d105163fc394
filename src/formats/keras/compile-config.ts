import { isRecord } from "../../message.ts";

/** Our optimizers in Keras, and the names of their options there. */
const optimizers: Readonly<Record<string, string>> = { adam: "Adam", adamW: "AdamW", sgd: "SGD" };
const options: Readonly<Record<string, string>> = {
  ...{ beta1: "beta_1", beta2: "beta_2", epsilon: "epsilon", weightDecay: "weight_decay" },
  ...{ momentum: "momentum", nesterov: "nesterov" },
};
/** Where ours differ from those of Keras. */
const defaults: Readonly<Record<string, Readonly<Record<string, number>>>> = { adamW: { weight_decay: 0.01 } };

/**
 * How Keras is to train a model on: with the optimizer that it was trained with, and its learning rate; with Adam when the model
 * does not say.
 *
 * @param training what a model tells of its training: from its file, so it may hold anything.
 */
export function compileConfig(training: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    ...{ optimizer: optimizerOf(training), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"] },
    ...{ loss_weights: null, weighted_metrics: null, run_eagerly: false, steps_per_execution: 1, jit_compile: false },
  };
}

function optimizerOf({ optimizer, learning_rate: rate }: Readonly<Record<string, unknown>>): unknown {
  const { type, ...own } = isRecord(optimizer) ? optimizer : { type: optimizer };
  if (typeof type !== "string" || !Object.hasOwn(optimizers, type)) return "adam";
  const config: Record<string, unknown> = { ...defaults[type] };
  if (typeof rate === "number") config.learning_rate = rate;
  for (const [option, value] of Object.entries(own)) {
    if (Object.hasOwn(options, option)) config[options[option]!] = value;
  }
  return { module: "keras.optimizers", class_name: optimizers[type], config, registered_name: null };
}
