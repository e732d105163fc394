import { fault, shown, TenpenError } from "../../errors.ts";
import type { Render } from "./render.ts";

/** Changes an image in place before it is trained on. */
export type Augment = Render;

/** How images are changed. Each worker loads the module for itself, so that the work is shared. */
export interface Augmentation {
  /** URL of a module that exports `createAugment(options)`, which returns an `Augment` or a promise of one. */
  readonly module: string;
  /** Whatever can be sent to a worker. */
  readonly options?: unknown;
}

/** @throws TenpenError for a module that does not load or does not export what it must. */
export async function loadAugment({ module, options }: Augmentation): Promise<Augment> {
  let createAugment: unknown;
  try {
    ({ createAugment } = await import(/* @vite-ignore */ module));
  } catch (error) {
    throw new TenpenError(
      "training",
      "augmentation.module",
      "must be a module",
      `${shown(module)}: ${shown(String(error))}`,
    );
  }
  if (typeof createAugment !== "function") {
    throw fault("training", "augmentation.module", "must export a function createAugment", createAugment);
  }
  const augment: unknown = await createAugment(options);
  if (typeof augment !== "function") {
    throw fault("training", "createAugment", "must return a function", augment);
  }
  return augment as Augment;
}
