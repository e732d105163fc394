/** The program of a worker that makes crops of pictures. */
import { readPictureFile } from "../../data/node/picture/read-picture-file.ts";
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
      const picture = await readPictureFile(path);
      crops.push(...cropsOfCutOut(picture, label, setup.reject, mnistPreprocessing));
    }
    return crops;
  },
});
