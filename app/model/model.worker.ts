import { serve } from "../../src/worker/serve.ts";
import { toRead } from "../reader.ts";
import type { ModelWorker } from "./model-worker.ts";
import { openModel } from "./open-model.ts";
import { UserModel } from "./user-model.ts";

let model: UserModel;

serve<ModelWorker>({
  async open({ name, bytes }) {
    model = new UserModel(await openModel(bytes, name), { name, bytes: bytes.length });
  },
  async examine(input) {
    await model.examine(input);
    return model.summary;
  },
  async override(used) {
    await model.override(used);
    return model.summary;
  },
  async read(ink) {
    const { reading, images } = await model.read(ink);
    const { preprocessing, classes } = model.model;
    return toRead(reading, images, preprocessing.size, classes);
  },
});
