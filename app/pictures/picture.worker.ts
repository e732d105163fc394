import { TenpenError } from "../../src/errors.ts";
import { classesOf } from "../../src/model/model.ts";
import type { Picture } from "../../src/picture/picture.ts";
import { defaultPictureModel, loadReader } from "../../src/recognizer/load-reader.ts";
import { PictureReader } from "../../src/recognizer/picture-reader.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import { serve } from "../../src/worker/serve.ts";
import { toRead } from "../reader.ts";
import { checkHead } from "./check-head.ts";
import type { PictureWorker } from "./picture-worker.ts";
import { scaleReading } from "./scale-reading.ts";

/** No side of what is read is longer, and none of what is shown: reading looks at no more than half as much anyway. */
const longestRead = 3200;
const longestShown = 1600;
/** Nor of what is read at a glance, which is for pictures that are twice as large: others are read as soon. */
const longestGlance = 560;

/** Pictures are decoded meanwhile. */
const loaded = loadReader(PictureReader, defaultPictureModel());
loaded.catch(() => {}); // whoever reads hears of it

/** So many pixels of the picture as it was opened are one of the canvas, across and down. */
let opened: { readonly canvas: OffscreenCanvas; readonly factor: number } | undefined;

serve<PictureWorker>({
  async open(file) {
    opened = undefined;
    const kind = await checkHead(file);
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch((error) => {
      const isKnown = kind === "png" || kind === "jpeg" || kind === "gif" || kind === "bmp";
      const [code, rule] = isKnown
        ? (["data", "must be whole"] as const)
        : (["unsupported", "must be decoded"] as const);
      throw new TenpenError(code, kind, rule, faultOf(error).got);
    });
    const { width, height } = bitmap;
    try {
      const canvas = scaled(bitmap, longestRead);
      opened = { canvas, factor: factorOf(bitmap, longestRead) };
      // What is transparent stays so.
      const type = kind === "jpeg" || kind === "heic" ? "image/jpeg" : "image/png";
      const preview = await scaled(canvas, longestShown).convertToBlob({ type, quality: 0.9 });
      return { width, height, preview };
    } finally {
      bitmap.close();
    }
  },
  async glance() {
    if (!opened) throw nothingOpened();
    const { canvas, factor } = opened;
    if (Math.max(canvas.width, canvas.height) < 2 * longestGlance) return undefined;
    const { reading } = (await loaded).read(pixelsOf(scaled(canvas, longestGlance)));
    return scaleReading(reading, factor * factorOf(canvas, longestGlance));
  },
  async read() {
    if (!opened) throw nothingOpened();
    const { canvas, factor } = opened;
    opened = undefined;
    const reader = await loaded;
    const { reading, images } = reader.read(pixelsOf(canvas));
    const { size } = reader.model.preprocessing;
    return { ...toRead(reading, images, size, classesOf(reader.model)), reading: scaleReading(reading, factor) };
  },
  async readFrame(frame) {
    const factor = factorOf(frame, longestShown);
    const picture = pixelsOf(scaled(frame, longestShown));
    frame.close();
    return scaleReading((await loaded).read(picture).reading, factor);
  },
});

function nothingOpened(): TenpenError {
  return new TenpenError("call", "picture", "must be opened before", "none");
}

function factorOf({ width, height }: ImageBitmap | OffscreenCanvas, longest: number): number {
  return Math.max(1, Math.max(width, height) / longest);
}

function scaled(bitmap: ImageBitmap | OffscreenCanvas, longest: number): OffscreenCanvas {
  const factor = factorOf(bitmap, longest);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width / factor)),
    Math.max(1, Math.round(bitmap.height / factor)),
  );
  // Where it is read from, the processor draws faster than a graphics card gives back.
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function pixelsOf(canvas: OffscreenCanvas): Picture {
  return canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
}
