import { TenpenError } from "../../src/errors.ts";
import { classesOf } from "../../src/model/model.ts";
import type { Picture } from "../../src/picture/picture.ts";
import { defaultPictureModel, loadReader } from "../../src/recognizer/load-reader.ts";
import { PictureReader } from "../../src/recognizer/picture-reader.ts";
import type { PictureReading } from "../../src/recognizer/read-pixels.ts";
import { faultOf } from "../../src/worker/protocol.ts";
import { serve } from "../../src/worker/serve.ts";
import { toRead } from "../reader.ts";
import { checkHead } from "./check-head.ts";
import type { PictureWorker } from "./picture-worker.ts";
import { scaleReading } from "./scale-reading.ts";

/** No side of what is read is longer, and none of what is shown: reading looks at no more than half as much anyway. */
const longestRead = 3200;
const longestShown = 1600;

let reader: PictureReader;
let opened: { readonly picture: Picture; readonly factor: number } | undefined;

serve<PictureWorker>({
  async load() {
    reader = await loadReader(PictureReader, defaultPictureModel());
  },
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
      const read = scaled(bitmap, longestRead);
      opened = { picture: pixelsOf(read), factor: factorOf(bitmap, longestRead) };
      // What is transparent stays so.
      const type = kind === "jpeg" || kind === "heic" ? "image/jpeg" : "image/png";
      const preview = await scaled(read, longestShown).convertToBlob({ type, quality: 0.9 });
      return { width, height, preview };
    } finally {
      bitmap.close();
    }
  },
  read() {
    if (!opened) throw new TenpenError("call", "picture", "must be opened before", "none");
    const { picture, factor } = opened;
    opened = undefined;
    const { reading, images } = reader.read(picture);
    const { size } = reader.model.preprocessing;
    return { ...toRead(reading, images, size, classesOf(reader.model)), reading: scaleReading(reading, factor) };
  },
  readFrame(frame): PictureReading {
    const factor = factorOf(frame, longestShown);
    const picture = pixelsOf(scaled(frame, longestShown));
    frame.close();
    return scaleReading(reader.read(picture).reading, factor);
  },
});

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
