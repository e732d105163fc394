import { describe, expect, it } from "vitest";
import golden from "../../test/golden/optimizers.json" with { type: "json" };
import { brokenRule } from "../../test/support/broken-rule.ts";
import { checkSchedule, learningRateAt, type Schedule } from "./schedule.ts";

function rates(schedule: Schedule, top: number, steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => learningRateAt(schedule, top, step, steps));
}

// Keras's CosineDecay, in float32, and the published formula of OneCycleLR in float64: tools/keras/optimizers.py.
it.each(golden.schedules)("$schedule, top $top", ({ schedule, top, rates: expected }) => {
  const tolerance = (schedule.type === "oneCycle" ? 1e-15 : 2e-7) * top;
  const actual = rates(checkSchedule(schedule), top, expected.length);
  for (const [step, rate] of actual.entries())
    expect(Math.abs(rate - expected[step]!), `step ${step}`).toBeLessThanOrEqual(tolerance);
});

describe("learningRateAt", () => {
  it("is constant", () => {
    expect(rates({ type: "constant" }, 0.1, 3)).toEqual([0.1, 0.1, 0.1]);
  });

  it("has defaults", () => {
    expect(rates({ type: "warmupCosine" }, 1, 40)).toEqual(
      rates({ type: "warmupCosine", warmup: 0.05, final: 0 }, 1, 40),
    );
    expect(rates({ type: "oneCycle" }, 1, 40)).toEqual(
      rates({ type: "oneCycle", warmup: 0.3, initial: 0.04, final: 4e-6 }, 1, 40),
    );
  });

  it("is within 0 and top for any shares and number of steps", () => {
    for (const type of ["warmupCosine", "oneCycle"] as const) {
      for (const warmup of [0, 1e-9, 0.1, 0.3, 0.5, 0.99, 1]) {
        for (const final of [0, 0.5, 1]) {
          for (let steps = 1; steps <= 30; steps++) {
            const all = rates({ type, warmup, final }, 0.7, steps);
            const name = `${type}, warmup ${warmup}, final ${final}, ${steps} steps`;
            expect(
              all.filter((rate) => !(rate >= 0 && rate <= 0.7)),
              name,
            ).toEqual([]);
          }
        }
      }
    }
  });

  it("reaches the top just after warm-up, and its ends", () => {
    const cosine = rates({ type: "warmupCosine", warmup: 0.25 }, 0.1, 20);
    expect(cosine.indexOf(0.1)).toBe(5);
    expect(cosine[0]).toBeCloseTo(0.1 / 6, 15);
    expect(cosine.at(-1)).toBeGreaterThan(0);
    const cycle = rates({ type: "oneCycle", warmup: 0.25, initial: 0.5, final: 0.125 }, 1, 20);
    expect([cycle[0], cycle.indexOf(1), cycle.at(-1)]).toEqual([0.5, 4, 0.125]);
  });

  it("gives the same bits everywhere", () => {
    // Computed once; shipped weights depend on them.
    expect([rates({ type: "warmupCosine" }, 0.003, 7), rates({ type: "oneCycle" }, 0.003, 7)]).toMatchInlineSnapshot(`
      [
        [
          0.003,
          0.002851453301853629,
          0.0024352347027881004,
          0.0018337814009344719,
          0.0011662185990655284,
          0.0005647652972118996,
          0.00014854669814637144,
        ],
        [
          0.00011999999999999988,
          0.0029416698820048763,
          0.002757133128809132,
          0.0020180515094416355,
          0.0010732163272189712,
          0.00029789037567979644,
          1.2e-8,
        ],
      ]
    `);
  });

  it.each([-1, 10, 1.5, Number.NaN])("refuses step %d of 10", (step) => {
    expect(() => learningRateAt({ type: "constant" }, 1, step, 10)).toThrow(
      brokenRule("option", `step: must be a whole number from 0 to below 10, got ${step}`),
    );
  });
});

describe("checkSchedule", () => {
  it.each<Schedule>([
    { type: "constant" },
    { type: "warmupCosine" },
    { type: "warmupCosine", warmup: 0, final: 1 },
    { type: "oneCycle", warmup: 1, initial: 0, final: 0 },
  ])("takes %o", (schedule) => {
    expect(checkSchedule(schedule)).toBe(schedule);
  });

  it.each<[unknown, string]>([
    [null, "schedule: must be an object with a type, got null"],
    ["constant", 'schedule: must be an object with a type, got "constant"'],
    [{}, "schedule.type: must be constant, warmupCosine, oneCycle, got undefined"],
    [{ type: "toString" }, 'schedule.type: must be constant, warmupCosine, oneCycle, got "toString"'],
    [{ type: "constant", warmup: 0 }, 'schedule: takes only type, got "warmup"'],
    [{ type: "warmupCosine", initial: 0 }, 'schedule: takes only type, warmup, final, got "initial"'],
    [{ type: "warmupCosine", warmup: 1.1 }, "schedule.warmup: must be from 0 to 1, got 1.1"],
    [{ type: "oneCycle", final: null }, "schedule.final: must be from 0 to 1, got null"],
    [{ type: "oneCycle", initial: "1" }, 'schedule.initial: must be from 0 to 1, got "1"'],
  ])("refuses %o", (value, message) => {
    expect(() => checkSchedule(value)).toThrow(brokenRule("option", message));
  });
});
