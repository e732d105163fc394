import { describe, expect, it } from "vitest";
import golden from "../../../test/golden/optimizers.json" with { type: "json" };
import { brokenRule } from "../../../test/support/broken-rule.ts";
import { expectSteps } from "../../../test/support/keras-steps.ts";
import { createBackend } from "../../nn/create-backend.ts";
import { Random } from "../../nn/random.ts";
import { referenceBackend } from "../../nn/reference/index.ts";
import { type AdamWOptions, adam, adamW } from "./adam.ts";

const plain = referenceBackend.open([]);

describe.each([adam, adamW])("%o", (create) => {
  it.each(golden.optimizers.filter(({ name }) => name === create.name))("steps as Keras's, $options", (scenario) => {
    const optimizer = create(scenario.options as AdamWOptions);
    const state = expectSteps(optimizer, golden, scenario.weights);
    expect([optimizer.name, state.step]).toEqual([scenario.name, golden.learningRates.length]);
  });

  it("goes on from its state alone with the same bits", () => {
    const { weights, state } = run(create(), 40);
    expect(run(create(), 15, run(create(), 25))).toEqual({ weights, state });
    // One that has seen later steps goes back to an earlier state as well.
    const used = create();
    run(used, 60);
    expect(run(used, 15, run(used, 25))).toEqual({ weights, state });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ beta1: 1 }, "beta1: must be from 0 to below 1, got 1"],
    [{ beta2: "0.9" }, 'beta2: must be from 0 to below 1, got "0.9"'],
    [{ beta2: -0.1 }, "beta2: must be from 0 to below 1, got -0.1"],
    [{ epsilon: 0 }, "epsilon: must be above 0, got 0"],
    [{ epsilon: Number.NaN }, "epsilon: must be above 0, got NaN"],
    [{ beta: 0.9 }, 'got "beta"'],
  ])("refuses %o", (options, message) => {
    expect(() => create(options)).toThrow(brokenRule("option"));
    expect(() => create(options)).toThrow(message);
  });

  it("refuses lengths that differ, and then changes nothing", () => {
    const weights = new Float32Array(3);
    const state = create().init(3);
    const step = (gradient: number, decays: number, of = state) =>
      create().update(of, weights, new Float32Array(gradient).fill(1), 0.1, new Float32Array(decays), plain);
    expect(() => step(2, 3)).toThrow(brokenRule("option", "gradient: must have 3 values, got 2"));
    expect(() => step(3, 4)).toThrow(brokenRule("option", "decays: must have 3 values, got 4"));
    expect(() => step(3, 3, create().init(2))).toThrow(brokenRule("option", "first: must have 3 values, got 2"));
    expect(() => step(3, 3, { step: 0, slots: {} })).toThrow(
      brokenRule("option", "first: must have 3 values, got none"),
    );
    expect([...weights, state.step]).toEqual([0, 0, 0, 0]);
  });
});

it("adamW without decay is adam, and only what decays differs with it", () => {
  const undecayed = run(adam(), 30).weights;
  expect(run(adamW({ weightDecay: 0 }), 30).weights).toEqual(undecayed);
  const decayed = run(adamW({ weightDecay: 0.1 }), 30).weights;
  expect(Array.from(decayed, (value, i) => value !== undecayed[i])).toEqual(Array.from(decayed, (_, i) => i % 3 !== 0));
});

it("adamW refuses a decay below 0, adam any", () => {
  expect(() => adamW({ weightDecay: -1 })).toThrow("weightDecay: must be at least 0, got -1");
  expect(() => adam({ weightDecay: 0.1 } as object)).toThrow(
    brokenRule("option", 'options: takes only beta1, beta2, epsilon, got "weightDecay"'),
  );
});

it.each([1, 2, 3, 4, 5, 1027])("steps with the same bits in the kernels, %d weights", async (length) => {
  const random = new Random(length);
  const sizes = [1e-30, 1e-6, 1, 1e6, 0];
  const some = (least: number) => Float32Array.from({ length }, (_, i) => sizes[i % 5]! * (least + 2 * random.float()));
  const given = { weights: some(-1), gradient: some(-1), first: some(-1), second: some(0) };
  const after = [referenceBackend, await createBackend()].map((backend) => {
    const workspace = backend.open(new Array(5).fill(length));
    const [weights, gradient, first, second, decays] = workspace.buffers as Float32Array[];
    const state = { step: 7, slots: { first: first!, second: second! } };
    for (const [name, values] of Object.entries({ weights, gradient, ...state.slots })) {
      values!.set(given[name as keyof typeof given]);
    }
    decays!.set(Float32Array.from({ length }, (_, i) => i % 2));
    const optimizer = adamW({ weightDecay: 0.3 });
    for (let i = 0; i < 4; i++) optimizer.update(state, weights!, gradient!, 0.01, decays!, workspace);
    return [weights, first, second].map((values) => values!.slice());
  });
  expect(after[1]).toEqual(after[0]);
  expect(after[0]![0]).not.toEqual(given.weights);
});

it("leaves a weight without gradient as it is, even -0", () => {
  const weights = Float32Array.of(-0, 1e-45, 3);
  adam().update(adam().init(3), weights, new Float32Array(3), 0.1, Float32Array.of(1, 1, 1), plain);
  expect(weights).toEqual(Float32Array.of(-0, 1e-45, 3));
});

it("never changes a bit: shipped weights are the result of their command", () => {
  // Computed once with powers by stepwise multiplication.
  expect(
    [run(adam(), 300), run(adamW(), 300)].map(({ weights }) => [...new Uint32Array(weights.buffer)]),
  ).toMatchInlineSnapshot(`
      [
        [
          3218495829,
          3208308169,
          3183095313,
          1051331168,
          1069336245,
          1075663783,
          1079749422,
        ],
        [
          3218495829,
          3208175456,
          3183006200,
          1051331168,
          1069227851,
          1075571961,
          1079749422,
        ],
      ]
    `);
});

const someDecay = Float32Array.of(0, 1, 1, 0, 1, 1, 0);

/** Steps with made-up gradients, which follow from the number of the step, on seven weights; weights 0, 3 and 6 do not decay. */
function run(
  optimizer: ReturnType<typeof adam>,
  steps: number,
  { weights, state } = { weights: Float32Array.from({ length: 7 }, (_, i) => i - 2.5), state: optimizer.init(7) },
) {
  for (let end = state.step + steps; state.step < end; ) {
    const random = new Random(state.step);
    const gradient = Float32Array.from(weights, (value, i) => (random.float() - 0.5) * 10 ** (i - 4) + 0.01 * value);
    optimizer.update(state, weights, gradient, 0.003, someDecay, plain);
  }
  return { weights, state };
}
