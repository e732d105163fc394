import type { Dataset } from "../data/dataset.ts";
import { entriesOf, howKept, howTrained, type Recipe } from "./hyperparameters.ts";

/**
 * What the model tells of its training. No date and no path, so that the same training gives the same file on every machine.
 *
 * @param recipe names its data and spec without folders.
 * @param kernels `Backend.name`.
 */
export async function factsOf(recipe: Recipe, data: Dataset, kernels: string): Promise<Record<string, unknown>> {
  const { data: name, ...trained } = told(howTrained, recipe);
  return {
    data: name,
    data_sha256: await sha256(data),
    images: data.count - recipe.validation,
    ...trained,
    kernels,
    ...told(howKept, recipe),
  };
}

function told(table: object, recipe: Recipe): Record<string, unknown> {
  const facts = entriesOf(table)
    .filter(([key]) => recipe[key] !== undefined)
    .map(([key, { fact = key, tell = (value: unknown) => value }]) => [fact, tell(recipe[key])] as const);
  return Object.fromEntries(facts.filter(([, value]) => value !== undefined));
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
