import { checkKeys, checkNumber, checkWhole, fault, isRecord, TenpenError } from "../errors.ts";
import { sizeOf } from "../nn/shape.ts";
import type { Parameter } from "../nn/spec.ts";
import type { EpochRecord } from "./monitor.ts";
import { adam, type Optimizer } from "./optimizers/index.ts";
import type { TrainState } from "./state.ts";

/** The training that a state must be of. */
export interface StateOwner {
  /** How many samples an epoch has. */
  readonly samples: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly parameters: readonly Parameter[];
  readonly optimizer?: Optimizer;
  readonly averageDecay?: number;
}

const known = {
  ...{ epoch: true, step: true, loss: true, right: true, weights: true },
  ...{ optimizer: true, average: true, bestWeights: true, history: true },
} satisfies Record<keyof TrainState, true>;

const figures = ["loss", "accuracy", "val_loss", "val_accuracy"] as const satisfies readonly (keyof EpochRecord)[];

/**
 * The value, as what it is.
 *
 * @throws TenpenError for what is no state that the training could have come to: of another network or optimizer, with numbers
 * that are none, or with a history that does not end before the epoch in work.
 */
export function checkState(value: unknown, owner: StateOwner): TrainState {
  const { samples, batchSize, parameters, optimizer = adam(), averageDecay } = owner;
  if (!isRecord(value)) throw fault("option", "resume", "must be a state of training", value);
  const { epoch, step, loss, right, weights, average, bestWeights, history } = value;
  checkKeys("option", "resume", value, Object.keys(known));
  const steps = Math.ceil(samples / batchSize);
  checkWhole("option", "resume.epoch", epoch, 1, owner.epochs + 1);
  checkWhole("option", "resume.step", step, 0, epoch === owner.epochs + 1 ? 0 : steps);
  checkLoss("resume.loss", loss, samples);
  checkWhole("option", "resume.right", right, 0, Math.min((step as number) * batchSize, samples));
  checkHistory(history, (epoch as number) - 1);

  const length = parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  checkValues("weights", weights, length);
  if (averageDecay === undefined) checkNull("average", average);
  else checkValues("average", average, length);
  if (epoch === 1) checkNull("bestWeights", bestWeights);
  else checkValues("bestWeights", bestWeights, length);
  checkOptimizer(value.optimizer, optimizer, { length, step: ((epoch as number) - 1) * steps + (step as number) });
  return value as unknown as TrainState;
}

function checkOptimizer(value: unknown, optimizer: Optimizer, at: { length: number; step: number }): void {
  const { step, slots } = isRecord(value) ? value : {};
  if (!isRecord(slots)) throw fault("option", "resume.optimizer", "must be a state of an optimizer", value);
  const expected = Object.keys(optimizer.init(0).slots).join(", ");
  const got = Object.keys(slots).join(", ");
  if (got !== expected) {
    throw new TenpenError(
      "option",
      "resume.optimizer",
      `must have ${expected || "no slots"} for ${optimizer.name}`,
      got,
    );
  }
  checkKeys("option", "resume.optimizer", value as object, ["step", "slots"]);
  if (step !== at.step) throw fault("option", "resume.optimizer.step", `must be ${at.step}`, step);
  for (const [name, values] of Object.entries(slots)) checkValues(name, values, at.length);
}

/** The epochs that have ended, each with its figures. */
function checkHistory(history: unknown, ended: number): void {
  if (!Array.isArray(history)) throw fault("option", "resume.history", "must be a list", history);
  if (history.length !== ended) throw fault("option", "resume.history", `must have ${ended} epochs`, history.length);
  for (const [i, record] of history.entries()) {
    const at = `resume.history[${i}]`;
    if (!isRecord(record) || record.epoch !== i + 1) {
      throw fault("option", at, `must be of epoch ${i + 1}`, isRecord(record) ? record.epoch : record);
    }
    checkKeys("option", at, record, ["epoch", ...figures]);
    checkLoss(`${at}.loss`, record.loss, 1);
    // What was validated may have been no number, or infinite, after weights that were too large.
    const { val_loss } = record;
    if (!(Number.isNaN(val_loss) || val_loss === Number.POSITIVE_INFINITY)) checkLoss(`${at}.val_loss`, val_loss, 1);
    checkNumber("option", `${at}.accuracy`, record.accuracy, { least: 0, most: 1 });
    checkNumber("option", `${at}.val_accuracy`, record.val_accuracy, { least: 0, most: 1 });
  }
}

/** The sum of the losses of some images: each is finite in float32, less than twice whose range, which logits have, it is. */
function checkLoss(what: string, value: unknown, images: number): void {
  checkNumber("option", what, value, { least: 0, most: images * 2 ** 129 });
}

function checkValues(what: string, values: unknown, length: number): void {
  if (!(values instanceof Float32Array)) throw fault("option", `resume.${what}`, "must be a Float32Array", values);
  if (values.length !== length) throw fault("option", `resume.${what}`, `must have ${length} values`, values.length);
  const odd = values.find((value) => !Number.isFinite(value));
  if (odd !== undefined) throw fault("option", `resume.${what}`, "must have finite values", odd);
}

function checkNull(what: string, value: unknown): void {
  if (value !== null) throw fault("option", `resume.${what}`, "must be null", value);
}
