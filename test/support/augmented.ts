import { Random } from "../../src/nn/random.ts";
import { createAugment, type Drawing, rowOf } from "../../src/train/augment/handwriting.ts";

/** The SHA-256 of what becomes of each kind of training image, for some random numbers: whole changes, then gentle ones. */
export async function augmentedHashes(drawings: readonly Drawing[]): Promise<Record<string, string>> {
  const kinds = { ...rowOf, digit: 0, noDigit: drawings.findIndex(({ digit }) => digit === null) };
  const hashes: Record<string, string> = {};
  for (const [kind, first] of Object.entries(kinds)) {
    const rows = kind === "digit" ? drawings.flatMap(({ digit }, i) => (digit === null ? [] : [i])) : [first];
    const options = { drawings, rows: Int32Array.from(rows), bend: 1.2, gentle: { epoch: 2, strength: 0.25 } };
    const augment = createAugment(options);
    const images: Uint8Array[] = [];
    for (const epoch of [1, 2]) {
      for (let i = 0; i < rows.length; i++) {
        for (let seed = 0; seed < 40; seed++) {
          const image = new Uint8Array(784);
          // A bar, for what begins with an image.
          for (let y = 5; y < 23; y++) image.fill(kind === "image" ? 255 : 0, y * 28 + 13, y * 28 + 16);
          augment(image, new Random(seed), i, epoch);
          images.push(image);
        }
      }
    }
    const hash = new Uint8Array(
      await crypto.subtle.digest("SHA-256", await new Blob(images as BlobPart[]).arrayBuffer()),
    );
    hashes[kind] = Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return hashes;
}
