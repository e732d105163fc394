import { checkKeys, checkNumber, checkWord, fault, isRecord } from "../errors.ts";
import { cosine } from "./cosine.ts";

/** How the learning rate changes in the course of training, as plain data. All numbers are shares, 0…1. */
export type Schedule = Constant | WarmupCosine | OneCycle;

/** The top rate all the time. */
export interface Constant {
  readonly type: "constant";
}

/**
 * Up to the top rate in a line, then down in half a cosine (https://arxiv.org/abs/1608.03983, as Keras's `CosineDecay`). The
 * line begins one of its steps above 0 and the cosine would end one step after the last, so that no step goes to waste.
 */
export interface WarmupCosine {
  readonly type: "warmupCosine";
  /** Of all steps, those before the top rate, rounded; 0.05 when missing. */
  readonly warmup?: number;
  /** Of the top rate, where the cosine ends; 0 when missing. */
  readonly final?: number;
}

/**
 * Up to the top rate in half a cosine, then down in another, so that the last step has the final rate
 * (https://arxiv.org/abs/1708.07120, as PyTorch's `OneCycleLR` with its two phases).
 */
export interface OneCycle {
  readonly type: "oneCycle";
  /** Of all steps, those up to the top rate, it included; 0.3 when missing. */
  readonly warmup?: number;
  /** Of the top rate, the first rate; 1/25 when missing. */
  readonly initial?: number;
  /** Of the top rate, the last rate; 1/25 of 1/10,000 when missing. */
  readonly final?: number;
}

/** The options of each type. */
const options = {
  constant: [],
  warmupCosine: ["warmup", "final"],
  oneCycle: ["warmup", "initial", "final"],
} as const satisfies Record<Schedule["type"], readonly string[]>;

/** The value, as what it is. @throws TenpenError unless it is a schedule. */
export function checkSchedule(value: unknown): Schedule {
  if (!isRecord(value)) throw fault("option", "schedule", "must be an object with a type", value);
  const { type, ...rest } = value;
  checkWord("option", "schedule.type", type, Object.keys(options));
  const known: readonly string[] = options[type as Schedule["type"]];
  checkKeys("option", "schedule", value, ["type", ...known]);
  for (const name of known) {
    if (rest[name] !== undefined) checkNumber("option", `schedule.${name}`, rest[name], { least: 0, most: 1 });
  }
  return value as unknown as Schedule;
}

/**
 * The learning rate of a step, counted from 0 over the whole of training; the same bits everywhere.
 *
 * @param top the highest rate.
 * @throws TenpenError unless step < steps.
 */
export function learningRateAt(schedule: Schedule, top: number, step: number, steps: number): number {
  if (!(Number.isSafeInteger(step) && step >= 0 && step < steps)) {
    throw fault("option", "step", `must be a whole number from 0 to below ${steps}`, step);
  }
  switch (schedule.type) {
    case "constant":
      return top;
    case "warmupCosine": {
      const { warmup = 0.05, final = 0 } = schedule;
      const up = Math.round(warmup * steps);
      if (step < up) return (top * (step + 1)) / (up + 1);
      return between(top, top * final, (step - up) / (steps - up));
    }
    case "oneCycle": {
      const { warmup = 0.3, initial = 1 / 25, final = 1 / 25 / 10_000 } = schedule;
      // PyTorch leaves this in fractions of a step; it is below 0 when there are too few steps to begin low.
      const peak = warmup * steps - 1;
      if (step === peak) return top;
      if (step < peak) return between(top * initial, top, step / peak);
      return between(top, top * final, (step - peak) / (steps - 1 - peak));
    }
  }
}

/** From one value to another in half a cosine; `way` in 0…1. */
function between(from: number, to: number, way: number): number {
  return to + ((from - to) / 2) * (1 + cosine(way));
}
