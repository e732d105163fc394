import { isRecord } from "../../errors.ts";

/** Losses that fit the softmax at the end, by the names that Keras gives its functions and classes. */
const losses: Readonly<Record<string, string>> = {
  ...{ sparse_categorical_crossentropy: "sparse_categorical_crossentropy" },
  ...{ SparseCategoricalCrossentropy: "sparse_categorical_crossentropy" },
  ...{ categorical_crossentropy: "categorical_crossentropy", CategoricalCrossentropy: "categorical_crossentropy" },
};
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
    ...{
      optimizer: optimizerOf(training),
      loss: nameIn(losses, training.loss) ?? losses.sparse_categorical_crossentropy,
    },
    metrics: ["accuracy"],
    ...{ loss_weights: null, weighted_metrics: null, run_eagerly: false, steps_per_execution: 1, jit_compile: false },
  };
}

/** What the file of a model that Keras compiled says of its training, as `compileConfig` takes it. */
export function trainingOf(compiled: unknown): Record<string, unknown> {
  if (!isRecord(compiled)) return {};
  const { optimizer: given, loss: lossGiven } = compiled;
  const training: Record<string, unknown> = {};
  const loss = nameIn(losses, isRecord(lossGiven) ? lossGiven.class_name : lossGiven);
  if (loss !== undefined) training.loss = loss;
  const { class_name: className = given, config = {} } = isRecord(given) ? given : {};
  const type = Object.keys(optimizers).find(
    (name) => optimizers[name]!.toLowerCase() === String(className).toLowerCase(),
  );
  if (type === undefined || !isRecord(config)) return training;
  const own = Object.entries(options).flatMap(([option, name]) => {
    const value = config[name];
    return isSetting(value) ? [[option, value] as const] : [];
  });
  training.optimizer = own.length === 0 ? type : { type, ...Object.fromEntries(own) };
  if (typeof config.learning_rate === "number") training.learning_rate = config.learning_rate;
  return training;
}

/** Whether it is the value of an option that is set: either side may have anything there. */
function isSetting(value: unknown): value is number | true {
  return typeof value === "number" || value === true;
}

function nameIn(names: Readonly<Record<string, string>>, name: unknown): string | undefined {
  return typeof name === "string" && Object.hasOwn(names, name) ? names[name] : undefined;
}

function optimizerOf({ optimizer, learning_rate: rate }: Readonly<Record<string, unknown>>): unknown {
  const { type, ...own } = isRecord(optimizer) ? optimizer : { type: optimizer };
  if (typeof type !== "string" || !Object.hasOwn(optimizers, type)) return "adam";
  const config: Record<string, unknown> = { ...defaults[type] };
  if (typeof rate === "number") config.learning_rate = rate;
  for (const [option, value] of Object.entries(own)) {
    if (Object.hasOwn(options, option) && isSetting(value)) config[options[option]!] = value;
  }
  return { module: "keras.optimizers", class_name: optimizers[type], config, registered_name: null };
}
