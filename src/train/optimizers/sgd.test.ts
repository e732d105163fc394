import { expect, it } from "vitest";
import golden from "../../../test/golden/optimizers.json" with { type: "json" };
import { brokenRule } from "../../../test/support/broken-rule.ts";
import { expectSteps } from "../../../test/support/keras-steps.ts";
import { referenceBackend } from "../../nn/reference/index.ts";
import { type SgdOptions, sgd } from "./sgd.ts";

const plain = referenceBackend.open([]);

it.each(golden.optimizers.filter(({ name }) => name === "sgd"))("steps as Keras's, $options", (scenario) => {
  const optimizer = sgd(scenario.options as SgdOptions);
  const state = expectSteps(optimizer, golden, scenario.weights);
  expect(state.step).toBe(golden.learningRates.length);
});

it.each<SgdOptions>([{}, { momentum: 0.9 }, { momentum: 0.9, nesterov: true, weightDecay: 0.01 }])(
  "goes on from its state alone with the same bits, %o",
  (options) => {
    const run = (steps: number, from = { weights: Float32Array.of(1, -2, 0.3), state: sgd(options).init(3) }) => {
      const optimizer = sgd(options);
      for (let i = 0; i < steps; i++)
        optimizer.update(
          from.state,
          from.weights,
          from.weights.map(Math.fround),
          0.07,
          Float32Array.of(1, 1, 0),
          plain,
        );
      return from;
    };
    expect(run(6, run(5))).toEqual(run(11));
  },
);

it("remembers only what it needs", () => {
  expect(sgd().init(3)).toEqual({ step: 0, slots: {} });
  expect(sgd({ momentum: 0.5 }).init(3)).toEqual({ step: 0, slots: { velocity: new Float32Array(3) } });
});

it.each<[Record<string, unknown>, string]>([
  [{ momentum: 1 }, "momentum: must be from 0 to below 1, got 1"],
  [{ momentum: null }, "momentum: must be from 0 to below 1, got null"],
  [{ nesterov: true }, "momentum: must be above 0 with nesterov, got 0"],
  [{ nesterov: 1, momentum: 0.9 }, "nesterov: must be true or false, got 1"],
  [{ weightDecay: Number.POSITIVE_INFINITY }, "weightDecay: must be at least 0, got Infinity"],
  [{ beta1: 0.9 }, 'options: takes only momentum, nesterov, weightDecay, got "beta1"'],
])("refuses %o", (options, message) => {
  expect(() => sgd(options)).toThrow(brokenRule("option", message));
});

it("refuses lengths that differ and a state without velocity", () => {
  const step = (optimizer: ReturnType<typeof sgd>, gradient: number, length: number) =>
    optimizer.update(
      sgd().init(2),
      new Float32Array(2),
      new Float32Array(gradient),
      0.1,
      new Float32Array(length),
      plain,
    );
  expect(() => step(sgd(), 3, 2)).toThrow(brokenRule("option", "gradient: must have 2 values, got 3"));
  expect(() => step(sgd(), 2, 1)).toThrow(brokenRule("option", "decays: must have 2 values, got 1"));
  expect(() => step(sgd({ momentum: 0.9 }), 2, 2)).toThrow(
    brokenRule("option", "velocity: must have 2 values, got none"),
  );
});
