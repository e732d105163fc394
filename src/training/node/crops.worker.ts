/** The program of a worker that makes crops of pictures. */
import { readFile } from "node:fs/promises";
import { readPicture } from "../../data/node/picture/read-picture.ts";
import { within } from "../../errors.ts";
import { mnistPreprocessing } from "../../ink/normalize.ts";
import { type Crop, cropsOfCutOut } from "../../train/pictures/crops.ts";
import { serve } from "../../worker/serve.ts";
import { renderScenes } from "../picture-crops.ts";
import type { CropsWorker } from "./crops-worker.ts";

let setup: Parameters<CropsWorker["start"]>[0];

serve<CropsWorker>({
  start(given) {
    setup = given;
  },
  renderScenes: (task) => renderScenes(setup.writers[task.part], setup.reject, task),
  async cutOuts(pictures) {
    const crops: Crop[] = [];
    for (const { path, label } of pictures) {
      const picture = await readPicture(await readFile(path)).catch((error) => {
        throw within(path, error);
      });
      crops.push(...cropsOfCutOut(picture, label, setup.reject, mnistPreprocessing));
    }
    return crops;
  },
});
