import { join, sep } from "node:path";
import { dataFolder } from "../../data/node/data-folder.ts";
import { labelledFolder } from "../../data/node/picture/labelled-pictures.ts";
import { pictureSets } from "../../data/public-sets.ts";
import { TenpenError } from "../../errors.ts";
import type { Class } from "../../model/classes.ts";
import type { Crop } from "../../train/pictures/crops.ts";
import { WorkerClient } from "../../worker/client.ts";
import { threadTransport, type WorkerTransport } from "../../worker/transport.ts";
import { classesOfInk, type InkSets, splitInk } from "../corpus.ts";
import type { Recipe } from "../hyperparameters.ts";
import { cropsDataset, type PictureCrops, type ScenesTask, writersOf } from "../picture-crops.ts";
import type { CropsWorker, CutOut } from "./crops-worker.ts";

/** Scenes, and pictures, that a worker does at a time. */
const together = 20;

type Client = WorkerClient<CropsWorker>;

export interface CropsOptions {
  readonly workers: number;
  readonly startWorker?: () => WorkerTransport;
  /** Is told how much is done, 0…1. */
  readonly onProgress?: (share: number) => void;
}

const startThread = () => threadTransport(new URL("./crops.worker.js", import.meta.url));

/**
 * The crops of a recipe with `pictures`: renders its scenes, and reads the cells of sudokus from the data folder. They are the same whatever
 * the number of workers is.
 *
 * @throws TenpenError for cells that are not there or cannot be read; of code `worker`.
 */
export async function loadCrops(
  recipe: Required<Pick<Recipe, "ink" | "pictures">> & Pick<Recipe, "seed">,
  inkSets: InkSets,
  { workers, startWorker = startThread, onProgress = () => {} }: CropsOptions,
): Promise<PictureCrops> {
  const { ink, pictures, seed } = recipe;
  const classes = classesOfInk(ink);
  const split = splitInk(ink, inkSets);
  const reject = classes.length - 1;
  const writers = {
    scenes: writersOf(
      split.train.flatMap(({ drawings }) => drawings),
      classes,
    ),
    validation: writersOf(split.validation, classes),
  };
  const scenes = (part: ScenesTask["part"], count: number) =>
    ranges(count).map(
      ([from, to]) =>
        (client: Client) =>
          client.call("renderScenes", { seed, part, from, to }),
    );
  const cells = pictures.cells > 0 ? await cellsToTrainOn(classes) : [];
  const parts = {
    scenes: scenes("scenes", pictures.scenes),
    cells: ranges(cells.length).map(
      ([from, to]) =>
        (client: Client) =>
          client.call("cutOuts", cells.slice(from, to)),
    ),
    validation: scenes("validation", pictures.validation),
  };
  const tasks = Object.values(parts).flat();
  const clients: Client[] = [];
  const made = new Map<(typeof tasks)[number], Crop[]>();
  try {
    while (clients.length < workers) clients.push(new WorkerClient(startWorker()));
    let next = 0;
    const work = async (client: Client) => {
      await client.call("start", { writers, reject });
      while (next < tasks.length) {
        const task = tasks[next++]!;
        made.set(task, await task(client));
        onProgress(made.size / tasks.length);
      }
    };
    await Promise.all(clients.map(work));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  const datasetOf = (part: typeof tasks) => cropsDataset(part.flatMap((task) => made.get(task)!));
  return {
    scenes: datasetOf(parts.scenes),
    cells: datasetOf(parts.cells),
    validation: datasetOf(parts.validation),
  };
}

function ranges(count: number): [from: number, to: number][] {
  return Array.from({ length: Math.ceil(count / together) }, (_, i) => {
    return [i * together, Math.min(count, (i + 1) * together)];
  });
}

/** Several small digits in a cell are notes: neither a digit nor none. */
const notes = `candidates${sep}`;

async function cellsToTrainOn(classes: readonly Class[]): Promise<CutOut[]> {
  const folder = join(dataFolder(), pictureSets.sudoku.path, "cells-train");
  const all = await labelledFolder(folder).catch(() => []);
  const cells = all.filter(({ file }) => !file.startsWith(notes));
  if (cells.length === 0) {
    throw new TenpenError("data", folder, `must have folders of cells (${pictureSets.sudoku.url})`, "none");
  }
  return cells.map(({ path, label }) => ({ path, label: classes.indexOf(label) }));
}
