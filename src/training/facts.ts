import type { Dataset } from "../data/dataset.ts";
import type { Recipe } from "./recipe.ts";

/**
 * What the model tells of its training. No date and no path, so that the same training gives the same file on every machine.
 *
 * @param recipe names its data and spec without folders.
 * @param kernels `Backend.name`.
 */
export async function factsOf(recipe: Recipe, data: Dataset, kernels: string): Promise<Record<string, unknown>> {
  const { type, ...options } = recipe.optimizer;
  const { ink, schedule, augmentation, precision } = recipe;
  const facts = {
    data: recipe.data,
    data_sha256: await sha256(data),
    images: data.count - recipe.validation,
    validation: recipe.validation,
    ink,
    spec: recipe.spec,
    batch: recipe.batch,
    optimizer: Object.keys(options).length === 0 ? type : recipe.optimizer,
    learning_rate: recipe.learningRate,
    schedule,
    label_smoothing: recipe.labelSmoothing,
    average_decay: recipe.averageDecay,
    augmentation,
    epochs: recipe.epochs,
    seed: recipe.seed,
    kernels,
    monitor: recipe.monitor,
    patience: recipe.patience,
    min_delta: recipe.minDelta,
    precision: precision === "float32" ? undefined : precision,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** Of the images, then the labels. */
async function sha256({ images, labels }: Dataset): Promise<string> {
  const bytes = new Uint8Array(images.length + labels.length);
  bytes.set(images);
  bytes.set(labels, images.length);
  return hexDigest(bytes);
}

/** The SHA-256 of bytes in hexadecimal. */
export async function hexDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
