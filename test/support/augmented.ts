import { Random } from "../../src/nn/random.ts";
import type { Drawing } from "../../src/train/samples/ink.ts";
import { canBePartial } from "../../src/train/samples/partials.ts";
import { createRender, type Rendering } from "../../src/train/samples/renderers.ts";
import { upright } from "./drawn.ts";
import { sha256 } from "./sha256.ts";

/** The SHA-256 of what becomes of each kind of sample, for some random numbers: whole changes, then those of the cooldown. */
export async function augmentedHashes(drawings: readonly Drawing[]): Promise<Record<string, string>> {
  const variation = { elastic: 1.2, cooldown: { epoch: 2, strength: 0.25 } };
  const ofDigits = drawings.filter(({ digit }) => digit !== null);
  const ofNone = drawings.filter(({ digit }) => digit === null);
  const toBegin = drawings.filter(({ strokes, digit }) => canBePartial(strokes, digit));
  const ink = (some: readonly Drawing[]): Rendering => ({
    type: "ink",
    options: { drawings: some, repeat: 1, ...variation },
  });
  const kinds: Record<string, { rendering: Rendering; count: number }> = {
    digit: { rendering: ink(ofDigits), count: ofDigits.length },
    noDigit: { rendering: ink(ofNone), count: ofNone.length },
    images: { rendering: { type: "images", options: variation }, count: 1 },
    synthetic: { rendering: { type: "synthetic", options: variation }, count: 1 },
    groups: { rendering: { type: "groups", options: { digits: ofDigits, ...variation } }, count: 1 },
    partials: { rendering: { type: "partials", options: { digits: toBegin, ...variation } }, count: 1 },
  };
  const hashes: Record<string, string> = {};
  for (const [kind, { rendering, count }] of Object.entries(kinds)) {
    const render = await createRender(rendering);
    const images: Uint8Array[] = [];
    for (const epoch of [1, 2]) {
      for (let index = 0; index < count; index++) {
        for (let seed = 0; seed < 40; seed++) {
          const image = kind === "images" ? upright() : new Uint8Array(784);
          render(image, new Random(seed), index, epoch);
          images.push(image);
        }
      }
    }
    hashes[kind] = await sha256(images);
  }
  return hashes;
}
