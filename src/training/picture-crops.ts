import type { Dataset } from "../data/dataset.ts";
import type { LabelledInk } from "../ink/jsonl.ts";
import { mnistPreprocessing, type Preprocessing } from "../ink/normalize.ts";
import { type Class, onlyDigits } from "../model/classes.ts";
import { Random } from "../nn/random.ts";
import { type Crop, cropsOf } from "../train/pictures/crops.ts";
import { renderScene } from "../train/pictures/render-scene.ts";
import { drawScene, type LabelledStrokes, type Writers } from "../train/pictures/scene.ts";
import { groupOf } from "./group-of.ts";

/** What a network is trained and tried on of pictures: images as reading shows them. */
export interface PictureCrops {
  readonly scenes: Dataset;
  readonly cells: Dataset;
  /** Of scenes by the writers set aside. */
  readonly validation: Dataset;
}

/** Scenes to render: numbers `from` … `to` − 1 of a stream of them. */
export interface ScenesTask {
  readonly seed: number;
  readonly part: "scenes" | "validation";
  readonly from: number;
  readonly to: number;
}

/** Writers of fewer digits write no numbers. */
const leastDigits = 5;

/** @param classes the last of which is none of the others. */
export function writersOf(drawings: readonly LabelledInk[], classes: readonly Class[]): Writers {
  const digits = new Map<string, LabelledStrokes[]>();
  const [signs, letters]: [LabelledStrokes[], LabelledStrokes[]] = [[], []];
  for (const drawing of drawings) {
    const { ink, label, char } = drawing;
    const { strokes } = ink;
    const known = classes.indexOf(label ?? char ?? null);
    if (known >= 0 && known < onlyDigits.length) {
      const writer = `${groupOf(drawing)} ${drawing.writer}`;
      const own = digits.get(writer) ?? [];
      digits.set(writer, own);
      own.push({ strokes, label: known });
    } else if (known >= 0 && known < classes.length - 1) signs.push({ strokes, label: known });
    else letters.push({ strokes, label: classes.length - 1 });
  }
  const writing = [...digits.values()].filter(({ length }) => length >= leastDigits);
  return { digits: writing.length > 0 ? writing : [...digits.values()], signs, letters };
}

/** The crops of some scenes. They depend on the seed and on the number of a scene, not on who renders it. */
export function renderScenes(writers: Writers, reject: number, { seed, part, from, to }: ScenesTask): Crop[] {
  return Array.from({ length: to - from }, (_, i) => {
    const random = new Random(seed, part, from + i);
    const scene = drawScene(writers, random);
    const labels = scene.signs.map(({ label }) => label);
    return cropsOf(renderScene(scene, random), labels, reject, mnistPreprocessing, random);
  }).flat();
}

/** Crops as a set of images. */
export function cropsDataset(crops: readonly Crop[], { size }: Preprocessing = mnistPreprocessing): Dataset {
  const images = new Uint8Array(crops.length * size * size);
  for (const [i, { image }] of crops.entries()) images.set(image, i * size * size);
  return {
    images,
    labels: Uint8Array.from(crops, ({ label }) => label),
    count: crops.length,
    height: size,
    width: size,
  };
}
