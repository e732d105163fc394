import type { Crop } from "../../train/pictures/crops.ts";
import type { Writers } from "../../train/pictures/scene.ts";
import type { ScenesTask } from "../picture-crops.ts";

/** A picture that was cut out around one digit, and its class. */
export interface CutOut {
  readonly path: string;
  readonly label: number;
}

/** What can be asked of a worker that makes crops. */
export interface CropsWorker {
  /** To be called first. @param reject the class of what is no sign. */
  start(setup: { readonly writers: Readonly<Record<ScenesTask["part"], Writers>>; readonly reject: number }): void;
  renderScenes(task: ScenesTask): Crop[];
  cutOuts(pictures: readonly CutOut[]): Crop[];
}
