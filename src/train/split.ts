import { type Dataset, subset } from "../data/dataset.ts";
import { fault } from "../errors.ts";
import { Random } from "../nn/random.ts";

/** Sets `validation` images aside, chosen by the seed; none of them stays in the training part. @throws TenpenError unless some are left. */
export function splitValidation(
  dataset: Dataset,
  validation: number,
  seed: number,
): { train: Dataset; validation: Dataset } {
  if (!Number.isInteger(validation) || validation < 1 || validation >= dataset.count) {
    throw fault("option", "validation", `must be from 1 to ${dataset.count - 1} images`, validation);
  }
  const order = new Random(seed, "split").shuffle(Uint32Array.from({ length: dataset.count }, (_, i) => i));
  return {
    train: subset(dataset, order.slice(validation)),
    validation: subset(dataset, order.slice(0, validation)),
  };
}
