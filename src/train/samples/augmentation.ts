import { fault, oneLine, shown, TenpenError } from "../../errors.ts";
import type { Render } from "./render.ts";

/** Changes an image in place before it is trained on. */
export type Augment = Render;

/** How images are changed. Each worker loads the module for itself, so that the work is shared. */
export interface Augmentation {
  /** URL of a module that exports `createAugment(options)`, which returns an `Augment` or a promise of one. */
  readonly module: string;
  /** Whatever can be sent to a worker; each thread has a copy, this one as well. */
  readonly options?: unknown;
}

/**
 * Loads a user's module. What it throws, then or when an image is changed, is a TenpenError of one kind in all threads.
 *
 * @throws TenpenError for a module that does not load, does not export what it must, or whose function fails.
 */
export async function loadAugment({ module, options }: Augmentation): Promise<Augment> {
  const copy = copyOf(options);
  const createAugment = await importCreateAugment(module);
  let augment: unknown;
  try {
    augment = await createAugment(copy);
  } catch (error) {
    throw failed("createAugment must make its function", error);
  }
  if (typeof augment !== "function") {
    throw fault("training", "createAugment", "must return a function", augment);
  }
  return (image, random, index, epoch) => {
    let result: unknown;
    try {
      result = augment(image, random, index, epoch);
    } catch (error) {
      throw failed("must change each image", error);
    }
    if (isThenable(result)) throw promised(result);
  };
}

async function importCreateAugment(module: string): Promise<(options: unknown) => unknown> {
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
  if (typeof createAugment === "function") return createAugment as (options: unknown) => unknown;
  throw fault("training", "augmentation.module", "must export a function createAugment", createAugment);
}

/** As a worker gets them, so that they are refused, and are the same, without one as well. */
function copyOf(options: unknown): unknown {
  try {
    return structuredClone(options);
  } catch (error) {
    throw failed("options must be such that can be sent to a worker", error);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";
}

/** Nobody waits for the promise of an image: that it fails later must not end the whole program. */
function promised(result: PromiseLike<unknown>): TenpenError {
  result.then(undefined, () => {});
  return new TenpenError("training", "createAugment", "must return a function that returns nothing", "a promise");
}

/** The error of a user's function; what it threw may be anything. */
function failed(rule: string, error: unknown): TenpenError {
  const got = error instanceof Error ? error.message || error.name : shown(error);
  return new TenpenError("training", "augmentation", rule, oneLine(got).slice(0, 300), { cause: error });
}
