import { type Augmentation, loadAugment } from "./augmentation.ts";
import { renderGroups } from "./groups.ts";
import { renderImages } from "./images.ts";
import { renderInk } from "./ink.ts";
import { renderPartials } from "./partials.ts";
import type { Render } from "./render.ts";
import { renderSynthetic } from "./synthetic.ts";

/** Of each kind of source of our own, what makes a `Render` of its options. Imported, not loaded by URL: so bundlers find them. */
const renderers = {
  images: renderImages,
  ink: renderInk,
  synthetic: renderSynthetic,
  groups: renderGroups,
  partials: renderPartials,
};

type Renderers = typeof renderers;

/**
 * How the samples of a source are rendered, as plain data, which each worker makes a `Render` of for itself: one of our own by
 * its name, or a module of the user's.
 */
export type Rendering = { [Name in keyof Renderers]: OwnRendering<Name> }[keyof Renderers] | Augmentation;

interface OwnRendering<Name extends keyof Renderers> {
  readonly type: Name;
  readonly options: Parameters<Renderers[Name]>[0];
}

/** @throws TenpenError for a module that does not load or does not export what it must. */
export async function createRender(rendering: Rendering): Promise<Render> {
  if ("module" in rendering) return loadAugment(rendering);
  return (renderers[rendering.type] as (options: unknown) => Render)(rendering.options);
}
