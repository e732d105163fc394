import { describe, expect, it } from "vitest";
import { compileConfig, trainingOf } from "./compile-config.ts";

describe("how a model was compiled goes through a model of ours and comes out again", () => {
  it.each([
    [
      {
        class_name: "Adam",
        config: { learning_rate: 0.002, beta_1: 0.8, beta_2: 0.99, epsilon: 1e-6, amsgrad: false },
      },
      { class_name: "Adam", config: { learning_rate: 0.002, beta_1: 0.8, beta_2: 0.99, epsilon: 1e-6 } },
    ],
    [
      { class_name: "SGD", config: { learning_rate: 0.1, momentum: 0.9, nesterov: true, weight_decay: null } },
      { class_name: "SGD", config: { learning_rate: 0.1, momentum: 0.9, nesterov: true } },
    ],
    [
      { class_name: "AdamW", config: { weight_decay: 0.004 } },
      { class_name: "AdamW", config: { weight_decay: 0.004 } },
    ],
    ["sgd", { class_name: "SGD", config: {} }],
  ])("%o", (given, expected) => {
    const { optimizer } = compileConfig(trainingOf({ optimizer: given }));
    expect(optimizer).toEqual({ module: "keras.optimizers", registered_name: null, ...expected });
  });

  it.each([
    ["categorical_crossentropy", "categorical_crossentropy"],
    [{ class_name: "CategoricalCrossentropy", config: { from_logits: false } }, "categorical_crossentropy"],
    ["sparse_categorical_crossentropy", "sparse_categorical_crossentropy"],
    ["mse", "sparse_categorical_crossentropy"],
    ["__proto__", "sparse_categorical_crossentropy"],
  ])("loss %o", (loss, expected) => {
    expect(compileConfig(trainingOf({ optimizer: "adam", loss })).loss).toBe(expected);
  });
});

it.each([undefined, null, "adam", [], { optimizer: 7 }, { optimizer: { class_name: "RMSprop" } }])(
  "what is not known becomes Adam: %o",
  (compiled) => {
    expect(trainingOf(compiled)).toEqual({});
    expect(compileConfig(trainingOf(compiled)).optimizer).toBe("adam");
  },
);
