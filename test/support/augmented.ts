import { Random } from "../../src/nn/random.ts";
import { createAugment, type Drawing, rowOf } from "../../src/train/augment/handwriting.ts";
import { upright } from "./drawn.ts";
import { sha256 } from "./sha256.ts";

/** The SHA-256 of what becomes of each kind of training image, for some random numbers: whole changes, then gentle ones. */
export async function augmentedHashes(drawings: readonly Drawing[]): Promise<Record<string, string>> {
  const numbers = [...drawings.keys()];
  const rows: Record<string, number[]> = {
    digit: numbers.filter((i) => drawings[i]!.digit !== null),
    noDigit: numbers.filter((i) => drawings[i]!.digit === null),
    ...Object.fromEntries(Object.entries(rowOf).map(([kind, row]) => [kind, [row]])),
  };
  const hashes: Record<string, string> = {};
  for (const [kind, ofKind] of Object.entries(rows)) {
    const gentle = { epoch: 2, strength: 0.25 };
    const augment = createAugment({ drawings, rows: Int32Array.from(ofKind), bend: 1.2, gentle });
    const images: Uint8Array[] = [];
    for (const epoch of [1, 2]) {
      for (const index of ofKind.keys()) {
        for (let seed = 0; seed < 40; seed++) {
          const image = kind === "image" ? upright() : new Uint8Array(784);
          augment(image, new Random(seed), index, epoch);
          images.push(image);
        }
      }
    }
    hashes[kind] = await sha256(images);
  }
  return hashes;
}
